import type {
  Accesses,
  CaseFilter,
  CasePage,
  Catalogue,
  Channel,
  ComparedMatter,
  EntryFilter,
  EntryPage,
  Figures,
  HandlingMode,
  History,
  Item,
  ItemFilter,
  ItemPage,
  LedgerKind,
  LikelyDuplicates,
  OfficeLines,
  PageInput,
  PeriodInput,
  Person,
  ProblemList,
  ResponsibilityRegister,
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
  '{ itemId number state summary summaryOwed channel category manifestation violation campaign place gridCell unitId personId receivedAt registeredAt reports repliesOwed transfers kicks kickedBack kickFaults contactPersonId contactUnitId tags duplicate misplaced styleLead { code personId reason waits } objectionUntil assignmentObjection { raisedBy reason rightUnitId raisedAt dueAt } objections readingDueAt readAt readSameDay dueAt }'
const ENTRY_ROW =
  '{ entryId itemId itemNumber summary summaryOwed unitId personId category styleLead state dueAt provisional rederivationDueAt passedOn vacantSince openedAt claimedAt outcome answered returns closedAt objections objectionDueAt objectionReports part partsOpen supervisions card hungSign }'

const SANCTION_ROW =
  '{ sanctionId kind severity state unitId personId itemId itemNumber summary rule ruleVersion proposedAt proposedBy statementDueAt statements decidedAt decidedBy effectUntil clarifiedAt reviewOwed }'
const DAYS = '{ day part counted why holiday published }'

export const ME: Question<{ readonly me: Viewer }, Record<string, never>> = {
  text: 'query Me { me { login personId name tenant zone roles unitId unitIds commands questions } }',
}

export const PEOPLE: Question<{ readonly people: readonly Person[] }, Record<string, never>> = {
  text: 'query People { people { personId name postTitle unitId current } }',
}

const NAMED = '{ code zh en }'
const FILLED = '{ code zh en kind value choice { zh en } }'
const DEFINED_FIELD = `{ code zh en kind required choices ${NAMED} }`

export const CHANNELS: Question<{ readonly channels: readonly Channel[] }, Record<string, never>> = {
  text: `query Channels { channels {
    code zh en origin outsideDeadline points ${NAMED} fields ${DEFINED_FIELD}
  } }`,
}

const CATEGORY = '{ code zh en kind year families benchmark promote { zh en } manifestations { code zh en families } }'

export const CATALOGUES: Question<{ readonly catalogues: readonly Catalogue[] }, Record<string, never>> = {
  text: `query Catalogues { catalogues { campaignId zh en current categories ${CATEGORY} } }`,
}

export const RESPONSIBILITIES: Question<
  { readonly responsibilities: ResponsibilityRegister },
  Record<string, never>
> = {
  text: `query Responsibilities { responsibilities { day units { unitId level vacant people { personId postId postTitle as validFrom validTo } portfolios { portfolioId personId name nameEn unitIds validFrom validTo } } ${AS_OF} } }`,
}

export const OFFICE_LINES: Question<{ readonly officeLines: OfficeLines }, Record<string, never>> = {
  text: `query OfficeLines { officeLines { day setUp open lines { line holders { personId since } } ${AS_OF} } }`,
}

export const PROBLEM_LIST: Question<{ readonly problemList: ProblemList | null }, { readonly campaignId: string }> = {
  text: `query ProblemList($campaignId: ID!) {
    problemList(campaignId: $campaignId) {
      campaignId ${AS_OF}
      areas {
        code zh en kind benchmark promote { zh en } found open
        rows { itemId number summary summaryOwed state unitId manifestation receivedAt dueAt }
      }
    }
  }`,
}

export const HANDLING_MODES: Question<{ readonly handlingModes: readonly HandlingMode[] }, Record<string, never>> = {
  text: 'query HandlingModes { handlingModes { code zh en origin milestones } }',
}

export const LEDGER_KINDS: Question<{ readonly ledgerKinds: readonly LedgerKind[] }, Record<string, never>> = {
  text: `query LedgerKinds { ledgerKinds { code zh en origin needs fields ${DEFINED_FIELD} } }`,
}

/** The kinds with the moment of the server, of which the years of opening are offered. */
export const LEDGERS_NOW: Question<
  { readonly ledgerKinds: readonly LedgerKind[]; readonly entries: Pick<EntryPage, 'asOf'> },
  Record<string, never>
> = {
  text: `query LedgersNow {
    ledgerKinds { code zh en origin needs fields ${DEFINED_FIELD} } entries(page: { limit: 1 }) { ${AS_OF} }
  }`,
}

export const UNITS: Question<{ readonly units: readonly Unit[] }, Record<string, never>> = {
  text: 'query Units { units { unitId name nameEn parentId level } }',
}

export const LIKELY_DUPLICATES: Question<
  { readonly likelyDuplicates: LikelyDuplicates },
  { readonly of: ComparedMatter }
> = {
  text: `query LikelyDuplicates($of: ComparedMatter!) {
    likelyDuplicates(of: $of) {
      rows { item ${ITEM_ROW} percent words sameCategory samePlace daysApart } ${AS_OF}
    }
  }`,
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

/** Whether items are there, and their numbers: for many at a time. */
export const ITEM_NUMBERS: Question<{ readonly items: Pick<ItemPage, 'rows'> }, PageOf<ItemFilter>> = {
  text: `query ItemNumbers($filter: ItemFilter, $page: PageInput) {
    items(filter: $filter, page: $page) { rows { itemId number outsideNumber } }
  }`,
}

export const ENTRIES: Question<{ readonly entries: EntryPage }, PageOf<EntryFilter>> = {
  text: `query Entries($filter: EntryFilter, $page: PageInput) {
    entries(filter: $filter, page: $page) { total rows ${ENTRY_ROW} ${AS_OF} }
  }`,
}

const LEDGER_ROW = `{
  entryId itemId itemNumber summary summaryOwed unitId personId state dueAt provisional openedAt outcome closedAt sponsorId
  topic
  ledgerFields ${FILLED} remedies { fix establish }
}`

/** Which rows of a ledger are wanted, and of what its counts are a part. */
interface LedgerOf extends PageOf<EntryFilter> {
  readonly scope: EntryFilter
  readonly closed: EntryFilter
  readonly open: EntryFilter
  readonly overdue: EntryFilter
}

/** What a ledger's page tells: its rows in the order of opening, and how many there are of what, in one answer. */
export interface LedgerAnswer {
  readonly entries: EntryPage
  readonly scope: Pick<EntryPage, 'total'>
  readonly closed: Pick<EntryPage, 'total'>
  readonly open: Pick<EntryPage, 'total'>
  readonly overdue: Pick<EntryPage, 'total'>
}

const counted = (name: string) => `${name}: entries(filter: $${name}, page: { limit: 0 }) { total }`

export const LEDGER: Question<LedgerAnswer, LedgerOf> = {
  text: `query Ledger(
    $filter: EntryFilter, $page: PageInput, $scope: EntryFilter, $closed: EntryFilter, $open: EntryFilter,
    $overdue: EntryFilter
  ) {
    entries(filter: $filter, page: $page, order: "opened") { total rows ${LEDGER_ROW} ${AS_OF} }
    ${['scope', 'closed', 'open', 'overdue'].map(counted).join(' ')}
  }`,
}

const PLAN = `{
  entryId mode ${NAMED} milestones { code zh day metAt } recordKinds { code zh en fields ${DEFINED_FIELD} }
  records { code zh en on personId fields ${FILLED} } publicAnswer sponsorId sponsorClaimed
  ledger ${NAMED} ledgerFields ${FILLED} remedies { fix establish rootCause }
  publication { kind text draftedBy publishedAt media until photos { photoId file } }
}`

const CAME_AGAIN = `{
  earlier { itemId number unitId receivedAt daysApart unanswered } reports closestReports leaptTo leaptOver coordinations
  repeatVisitDays leapfrogLevels oldAndHardReports oldAndHardCoordinations
}`

export const ITEM: Question<{ readonly item: Item | null }, { readonly itemId: string }> = {
  text: `query Item($itemId: ID!) {
    item(itemId: $itemId) {
      itemId row ${ITEM_ROW} work { title number topic campaign origin { kind reference } }
      entries ${ENTRY_ROW} plans ${PLAN} reportIds reports { reportId channel about fields { code value } source { inspectionId findingId } } complainedOf
      responsible { unitId as personId portfolio { name nameEn } }
      openings { reportId askedBy reason until consentedBy } assignmentDays ${DAYS}
      cameAgain ${CAME_AGAIN}
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
      overall ${RATE} overallUsual ${RATE} rankedAgainst ${RATE} sameDayReading ${RATE} styleLeads { leads open overdue closed medianHours p90Hours }
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
