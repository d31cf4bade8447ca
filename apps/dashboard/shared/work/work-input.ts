import type { LedgerKind } from '../api/schema.generated.js'
import { fieldsInput, type FieldsFilled } from '../command/channel-values.js'

/** What stands in the form of new work. */
export interface WorkFilled {
  readonly title?: string
  readonly number?: string
  readonly unitId?: string
  readonly personId?: string
  readonly dueOn?: string
  readonly standing?: boolean
  readonly topic?: string
  readonly originKind?: string
  readonly originReference?: string
  readonly sponsorId?: string
  readonly fix?: string
  readonly establish?: string
  readonly fields?: FieldsFilled
}

/** The alert a special programme answers, with the campaign it is under and a title to begin with. */
export interface ProgrammeFor {
  readonly recurrenceId: string
  readonly wave: number
  readonly campaign: string
  readonly title: string
}

interface About {
  readonly workId: string
  /** The campaign in force, with or without its version. */
  readonly campaign: string | null
  readonly kind: LedgerKind
  readonly zone: string
  /** The alert it answers, where it is a special programme. */
  readonly alert?: ProgrammeFor | undefined
}

const said = <K extends string>(name: K, text: string | undefined): { readonly [N in K]?: string } =>
  text === undefined || text.trim() === '' ? {} : ({ [name]: text.trim() } as { readonly [N in K]?: string })

/** What is sent of it: what was left empty is left out, and of the ledger only what it asks for. */
export const workInput = (
  { title, number, unitId, personId, dueOn, standing, topic, originKind, originReference, ...needed }: WorkFilled,
  { workId, campaign, kind, zone, alert }: About,
): Readonly<Record<string, unknown>> => ({
  ...{ workId, unitId, title: title?.trim(), personId: personId ?? null },
  campaign: alert?.campaign ?? campaign?.split('@')[0] ?? null,
  ...{ ledger: kind.code, dueOn: dueOn || null, standing: standing ?? false },
  ...{ fields: {}, ...fieldsInput(kind, needed.fields, zone) },
  ...said('number', number),
  ...said('topic', topic),
  ...(alert ? { alert: { recurrenceId: alert.recurrenceId, wave: alert.wave } } : {}),
  ...(!alert && originKind && originReference?.trim()
    ? { origin: { kind: originKind, reference: originReference.trim() } }
    : {}),
  ...said('sponsorId', needed.sponsorId),
  ...(needed.fix && needed.establish ? { remedies: { fix: needed.fix, establish: needed.establish } } : {}),
})
