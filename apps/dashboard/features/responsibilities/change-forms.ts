/** Changes of the organisation that are made on this page. */
export const CHANGES = [
  'AddPerson',
  'AppointPerson',
  'EndAppointment',
  'AssignPortfolio',
  'EndPortfolio',
  'MergeUnit',
] as const
export type Change = (typeof CHANGES)[number]

/** How a field is filled in. */
export type FieldKind = 'unit' | 'units' | 'person' | 'rank' | 'day' | 'text'
export interface ChangeField {
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
}

const field = (name: string, kind: FieldKind, required = true): ChangeField => ({ name, kind, required })
const FROM = field('validFrom', 'day')
const UNTIL = field('validTo', 'day')

/** What each change asks for, in the order in which it is said. */
export const CHANGE_FIELDS: Readonly<Record<Change, readonly ChangeField[]>> = {
  AddPerson: [field('personId', 'text'), field('name', 'text'), FROM],
  AppointPerson: [
    ...[field('personId', 'text'), field('unitId', 'unit'), field('postId', 'text'), field('postTitle', 'text')],
    ...[field('rank', 'rank'), FROM, field('validTo', 'day', false)],
  ],
  EndAppointment: [field('personId', 'person'), field('postId', 'text'), UNTIL],
  AssignPortfolio: [
    ...[field('personId', 'person'), field('unitId', 'unit'), field('portfolioId', 'text'), field('name', 'text')],
    ...[field('nameEn', 'text', false), field('unitIds', 'units'), FROM, field('validTo', 'day', false)],
  ],
  EndPortfolio: [field('personId', 'person'), field('portfolioId', 'text'), UNTIL],
  MergeUnit: [field('unitId', 'unit'), field('intoUnitId', 'unit'), FROM],
}

/** What is sent: texts without spaces around them; what may be left out and was is said as nothing. */
export const changeInput = (
  change: Change,
  filled: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    CHANGE_FIELDS[change].map(({ name }) => {
      const value = filled[name]
      const said = typeof value === 'string' ? value.trim() : value
      return [name, said === undefined || said === '' ? null : said]
    }),
  )
