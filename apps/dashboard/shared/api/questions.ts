import type {
  Accesses,
  CaseFilter,
  CasePage,
  EntryFilter,
  EntryPage,
  Figures,
  History,
  Item,
  ItemFilter,
  ItemPage,
  PageInput,
  PeriodInput,
  Person,
  Sanction,
  SanctionFilter,
  SanctionPage,
  Unit,
  Viewer,
} from './schema.generated.js'

/** A question with the types of what it takes and gives. */
export interface Question<D, V> {
  readonly text: string
  /** Only for the types; never there. */
  readonly types?: { readonly data: D; readonly variables: V }
}

const AS_OF = 'asOf { at position }'
const RATE = '{ numerator denominator value interval }'
const ITEM_ROW =
  '{ itemId number state summary summaryOwed channel category place unitId personId receivedAt registeredAt reports repliesOwed transfers duplicate misplaced objections dueAt }'
const ENTRY_ROW =
  '{ entryId itemId itemNumber summary summaryOwed unitId personId category state dueAt provisional openedAt claimedAt outcome answered returns closedAt objections objectionDueAt objectionReports }'

const SANCTION_ROW =
  '{ sanctionId kind severity state unitId personId itemId itemNumber summary rule ruleVersion proposedAt proposedBy statementDueAt statements decidedAt decidedBy effectUntil clarifiedAt reviewOwed }'
const DAYS = '{ day part counted why holiday published }'

export const ME: Question<{ readonly me: Viewer }, Record<string, never>> = {
  text: 'query Me { me { login personId name tenant zone roles unitId unitIds commands questions } }',
}

export const PEOPLE: Question<{ readonly people: readonly Person[] }, Record<string, never>> = {
  text: 'query People { people { personId name postTitle unitId current } }',
}

export const UNITS: Question<{ readonly units: readonly Unit[] }, Record<string, never>> = {
  text: 'query Units { units { unitId name nameEn parentId level } }',
}

interface PageOf<F> {
  readonly filter: F
  readonly page: PageInput
}

export const ITEMS: Question<{ readonly items: ItemPage }, PageOf<ItemFilter>> = {
  text: `query Items($filter: ItemFilter, $page: PageInput) {
    items(filter: $filter, page: $page) { total rows ${ITEM_ROW} ${AS_OF} }
  }`,
}

export const ENTRIES: Question<{ readonly entries: EntryPage }, PageOf<EntryFilter>> = {
  text: `query Entries($filter: EntryFilter, $page: PageInput) {
    entries(filter: $filter, page: $page) { total rows ${ENTRY_ROW} ${AS_OF} }
  }`,
}

export const ITEM: Question<{ readonly item: Item | null }, { readonly itemId: string }> = {
  text: `query Item($itemId: ID!) {
    item(itemId: $itemId) {
      row ${ITEM_ROW} entries ${ENTRY_ROW} reportIds complainedOf
      actions { command context target allowed refusal } ${AS_OF}
    }
  }`,
}

export const HISTORY: Question<
  { readonly history: History | null },
  { readonly itemId: string; readonly knownAt: string | null }
> = {
  text: `query History($itemId: ID!, $knownAt: String) {
    history(itemId: $itemId, knownAt: $knownAt) {
      itemId position chainIntact lateRecords item ${ITEM_ROW} entries ${ENTRY_ROW}
      facts {
        position stream type says data occurredAt precision recordedAt lateRecord personId unitId hash factId
        voided { personId reason recordedAt position } voiding { command context target allowed refusal }
      }
      deadlineDays ${DAYS} sanctions ${SANCTION_ROW} chains { stream facts position hash intact }
    }
  }`,
}

export const ACCESSES: Question<{ readonly accesses: Accesses | null }, { readonly itemId: string }> = {
  text: 'query Accesses($itemId: ID!) { accesses(itemId: $itemId) { itemId rows { at personId question } } }',
}

export const SANCTIONS: Question<{ readonly sanctions: SanctionPage }, PageOf<SanctionFilter>> = {
  text: `query Sanctions($filter: SanctionFilter, $page: PageInput) {
    sanctions(filter: $filter, page: $page) { total rows ${SANCTION_ROW} ${AS_OF} }
  }`,
}

export const SANCTION: Question<{ readonly sanction: Sanction | null }, { readonly sanctionId: string }> = {
  text: `query Sanction($sanctionId: ID!) {
    sanction(sanctionId: $sanctionId) {
      row ${SANCTION_ROW} findings { fact at number text source } words { type text personId at }
      statementOutstanding statementDays ${DAYS} chainIntact
      actions { command context target allowed refusal } ${AS_OF}
    }
  }`,
}

const RANKED = 'unitId name rank rankLowest rankHighest standing group'

interface FiguresOf {
  readonly period: PeriodInput | null
  /** Counted as things stood at this moment; now when null. */
  readonly at: string | null
}

export const FIGURES: Question<{ readonly figures: Figures }, FiguresOf> = {
  text: `query Figures($period: PeriodInput, $at: String) {
    figures(period: $period, at: $at) {
      ${AS_OF} zone period { from to } previousPeriod { from to } previousAt minimumSample
      tiles { key value unit numerator denominator interval previous previousNumerator previousDenominator }
      overall ${RATE} overallUsual ${RATE} rankedAgainst ${RATE}
      ranking { ${RANKED} rate ${RATE} usualRate ${RATE} } tooFew { unitId name rate ${RATE} }
      months { month opened closed backlog rate ${RATE} partial }
      channels { key cases rate ${RATE} } categories { key cases rate ${RATE} }
    }
  }`,
}

export const CASES: Question<{ readonly cases: CasePage }, { readonly filter: CaseFilter; readonly page: PageInput }> =
  {
    text: `query Cases($filter: CaseFilter!, $page: PageInput) {
    cases(filter: $filter, page: $page) {
      total rows { itemId entryId unitId verdict receivedAt dueAt completedAt channel category } ${AS_OF}
    }
  }`,
  }

/** The last registered item, of which the campaign in force is read. */
export const LAST_REGISTERED: Question<{ readonly items: ItemPage }, PageOf<ItemFilter>> = {
  text: `query LastRegistered($filter: ItemFilter, $page: PageInput) {
    items(filter: $filter, page: $page) { rows { itemId } }
  }`,
}

export const CAMPAIGN_OF: Question<{ readonly history: History | null }, { readonly itemId: string }> = {
  text: 'query CampaignOf($itemId: ID!) { history(itemId: $itemId) { facts { type data } } }',
}
