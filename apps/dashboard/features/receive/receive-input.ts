import type { Problem } from '../../shared/api/refusal.js'
import type { Catalogue, Channel } from '../../shared/api/schema.generated.js'
import { chosenBy } from '../../shared/catalogue/catalogue.js'
import { fieldsInput, type FieldsFilled } from '../../shared/command/channel-values.js'

/** Whoever reports: by name, without one, or one of the staff. */
export const REPORTERS = ['named', 'anonymous', 'staff'] as const

/** What the desk fills in; the names are those of the form. */
export interface Filled {
  readonly channel?: string
  readonly reporter?: (typeof REPORTERS)[number]
  readonly name?: string
  readonly contact?: string
  readonly address?: string
  readonly text?: string
  readonly summary?: string
  /** A line of the catalogue: a category, or how one shows. */
  readonly category?: string
  readonly place?: string
  /** The cell of the grid in which the place lies. */
  readonly gridCell?: string
  readonly outsideNumber?: string
  /** The day on which it was found, where that was earlier. */
  readonly foundOn?: string
  /** The unit at which the reporter turned up. */
  readonly cameTo?: string
  readonly personIds?: readonly string[]
  /** What the channel asks, by the code of the field. */
  readonly fields?: FieldsFilled
  /** It is registered and numbered at once. */
  readonly register?: boolean
}

export interface ReportIds {
  readonly itemId: string
  readonly reportId: string
}

const given = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

/** How the channel that was chosen is defined, whose clock its moments are on, and what a matter may be about. */
export interface ChosenChannel {
  readonly channel: Pick<Channel, 'fields'> | undefined
  readonly zone: string
  readonly catalogue?: Catalogue | undefined
}

const aboutIn = (catalogue: Catalogue | undefined, category: string | undefined) => {
  const code = given(category)
  return code === null ? null : chosenBy(catalogue, code)
}

/** The input of `ReceiveReport`. Who stays anonymous leaves no name, contact or address, also where they had been typed. */
export const receiveInput = (
  ids: ReportIds,
  filled: Filled,
  { channel, zone, catalogue }: ChosenChannel,
): Readonly<Record<string, unknown>> => {
  const { reporter, personIds = [] } = filled
  const said = (text: string | undefined) => (reporter === 'anonymous' ? null : given(text))
  const { name, contact, address } = filled
  return {
    ...ids,
    ...{ channel: filled.channel, reporter, summary: given(filled.summary) },
    category: aboutIn(catalogue, filled.category)?.category ?? null,
    ...{ place: given(filled.place), outsideNumber: given(filled.outsideNumber) },
    ...fieldsInput(channel, filled.fields, zone),
    personal: { name: said(name), contact: said(contact), address: said(address), text: given(filled.text) },
    ...(personIds.length > 0 ? { complainedOf: personIds } : {}),
    ...(given(filled.gridCell) === null ? {} : { gridCell: given(filled.gridCell) }),
    ...(filled.cameTo ? { cameTo: filled.cameTo } : {}),
    ...(filled.foundOn ? { foundOn: filled.foundOn } : {}),
  }
}

/** The input of `LinkReport`: the report joins an item that is there, whose summary, category and place stand. */
export const linkInput = (
  { itemId, reportId }: ReportIds,
  filled: Filled,
  chosen: ChosenChannel,
): Readonly<Record<string, unknown>> => {
  const { channel, reporter, personal, fields, outsideNumber, cameTo } = receiveInput(
    { itemId, reportId },
    filled,
    chosen,
  )
  return {
    ...{ itemId, reportId, channel, reporter, personal },
    ...(fields === undefined ? {} : { fields }),
    ...(outsideNumber === null ? {} : { outsideNumber }),
    ...(cameTo === undefined ? {} : { cameTo }),
  }
}

/** The input of `NameComplainedOf` that follows on a link; null where it complains of nobody. */
export const namingInput = (itemId: string, { personIds = [] }: Filled) =>
  personIds.length > 0 ? { itemId, personIds } : null

/** The input of `RegisterItem` that follows; null where it is to be registered later. */
export const registerInput = (
  { itemId }: ReportIds,
  { register, category }: Filled,
  { campaign, catalogue }: { readonly campaign: string | null; readonly catalogue?: Catalogue | undefined },
) => {
  const about = aboutIn(catalogue, category)
  return register && about !== null ? { itemId, number: null, ...about, campaign } : null
}

/** A field of the form: by its name, or one of the channel's. */
export type FieldName = Exclude<keyof Filled, 'fields'> | ['fields', string]

/** The field of the form for a path of the command; null where the form has none. */
export const fieldOf = (path: string): FieldName | null => {
  const [first = '', second = ''] = path.split('.')
  if (first === 'fields') return ['fields', second]
  if (first === 'complainedOf') return 'personIds'
  const name = first === 'personal' ? second : first
  const fields = ['channel', 'reporter', 'name', 'contact', 'address', 'text', 'summary', 'category'] as const
  return (
    [...fields, 'place', 'outsideNumber', 'cameTo', 'gridCell', 'foundOn'].find(
      (field): field is Exclude<keyof Filled, 'fields'> => field === name,
    ) ?? null
  )
}

/** Refusals that are about one field without naming it. */
const FIELD_OF_REFUSAL: Readonly<Record<string, FieldName>> = {
  PersonUnknown: 'personIds',
}

/** What was refused, by the field it is shown at. */
export const problemsByField = (code: string, problems: readonly Problem[], says: string) => {
  const about = FIELD_OF_REFUSAL[code]
  const found = problems.flatMap(({ path, says: why }) => {
    const field = fieldOf(path)
    return field ? [[field, why] as const] : []
  })
  return about === undefined ? found : [...found, [about, says] as const]
}

/** What is known of a key press; enough of a KeyboardEvent to judge it. */
export interface SendPress {
  readonly key: string
  readonly isComposing: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** Ctrl or ⌘ with Enter sends, but not while an input method still composes: then Enter is its own. */
export const isSend = ({ key, isComposing, ctrlKey, metaKey }: SendPress): boolean =>
  key === 'Enter' && !isComposing && (ctrlKey || metaKey)
