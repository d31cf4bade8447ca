import type {
  Action,
  ChannelField,
  EntryPlan,
  HandlingMode,
  Item,
  LedgerKind,
} from '../../shared/api/schema.generated.js'
import { fieldsInput, type FieldsFilled } from '../../shared/command/channel-values.js'

/** What can be chosen for how an entry is handled: the tenant's modes and ledgers, and what its plan has already. */
export interface PlanChoices {
  readonly modes: readonly HandlingMode[]
  readonly ledgers: readonly LedgerKind[]
  readonly plan: EntryPlan | undefined
}

/** A row of the form for milestones; the code of one that is there already. */
export interface MilestoneFilled {
  readonly code?: string
  readonly zh?: string
  readonly day?: string
}

/** What was chosen and filled in for a plan so far. */
export interface PlanFilled {
  readonly mode?: string | undefined
  readonly milestones?: readonly (MilestoneFilled | undefined)[]
  readonly record?: string | undefined
  readonly ledger?: string | undefined
  readonly fields?: FieldsFilled
}

/** The plan of the entry a command is about. */
export const planOf = ({ target }: Pick<Action, 'target'>, { plans }: Pick<Item, 'plans'>): EntryPlan | undefined =>
  plans.find(({ entryId }) => entryId === target)

/** What a form of a plan begins with: what is there already, and today is for whoever fills it in to say. */
export const planInitial = (action: Action, item: Item): Readonly<Record<string, unknown>> => {
  const plan = planOf(action, item)
  if (action.command === 'PlanRemedies') return { ...plan?.remedies }
  if (action.command === 'DraftPublication') return { text: plan?.publication?.text ?? undefined }
  if (action.command === 'PublishAnswer') return { text: plan?.publicAnswer ?? undefined }
  if (action.command !== 'ChooseHandlingMode') return {}
  return { mode: plan?.mode?.code, milestones: plan?.milestones.map(({ code, zh, day }) => ({ code, zh, day })) ?? [] }
}

/** The fields the chosen record or ledger asks for. */
export const planFields = (
  command: string,
  { ledgers, plan }: PlanChoices,
  { record, ledger }: PlanFilled,
): readonly ChannelField[] => {
  if (command === 'EnterWorkRecord') return plan?.recordKinds.find(({ code }) => code === record)?.fields ?? []
  if (command === 'EnterInLedger') return ledgers.find(({ code }) => code === ledger)?.fields ?? []
  return []
}

/** Whether the chosen mode is handled in dated steps. */
export const hasMilestones = (command: string, { modes }: PlanChoices, { mode }: PlanFilled): boolean =>
  command === 'ChooseHandlingMode' && modes.some(({ code, milestones }) => code === mode && milestones)

/** Rows without a code get the next one that is free: a code once given stays that milestone’s. */
const coded = (rows: readonly MilestoneFilled[]) => {
  const taken = new Set(rows.flatMap(({ code }) => code ?? []))
  let next = 1
  return rows.map(({ code, zh = '', day = '' }) => {
    while (code === undefined && taken.has(`m${next}`)) next += 1
    const own = code ?? `m${next}`
    taken.add(own)
    return { code: own, zh: zh.trim(), day }
  })
}

/** What is sent for it: only what the choice asks for. */
export const planInput = (
  command: string,
  choices: PlanChoices,
  { filled, zone }: { readonly filled: PlanFilled; readonly zone: string },
): Readonly<Record<string, unknown>> => {
  const rows = (filled.milestones ?? []).flatMap((row) => row ?? [])
  if (command === 'ChooseHandlingMode') {
    return { milestones: hasMilestones(command, choices, filled) ? coded(rows) : [] }
  }
  // what is made public are the text and the photos that stood on this page, and no others
  if (command === 'PublishEntry') {
    const { text = null, photos = [] } = choices.plan?.publication ?? {}
    return { text, photos: photos.map(({ photoId }) => photoId) }
  }
  if (command !== 'EnterWorkRecord' && command !== 'EnterInLedger') return {}
  return { fields: {}, ...fieldsInput({ fields: planFields(command, choices, filled) }, filled.fields, zone) }
}
