import type { Fact } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import type { Labels } from '../../shared/viewer/labels.js'

/** What stands in a fact's data, as plain values. */
export type FactData = Readonly<Record<string, unknown>>

interface Saying {
  readonly labels: Labels
  readonly zone: string
  readonly campaign: string | null
}

const isObject = (value: unknown): value is FactData =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A fact's data; what is no object says nothing. */
export const dataOf = ({ data }: Pick<Fact, 'data'>): FactData => {
  const read: unknown = JSON.parse(data)
  return isObject(read) ? read : {}
}

const CODES: Readonly<Record<string, string>> = {
  ground: 'ownerGround',
  result: 'result',
  outcome: 'result',
  fault: 'fault',
  trigger: 'trigger',
  reporter: 'reporter',
  kind: 'sanctionKind',
  action: 'supervision',
  attitude: 'rating',
  language: 'rating',
  rating: 'rating',
  statement: 'statement',
}
const PERSONS = new Set([
  ...['personId', 'proposedBy', 'decidedBy', 'statedBy', 'clarifiedBy', 'reader'],
  ...['watchedBy', 'namedBy', 'droppedBy', 'askedBy', 'consentedBy', 'raisedBy', 'fromPersonId', 'toPersonId'],
])
const UNITS = new Set(['unitId', 'fromUnitId', 'toUnitId', 'rightUnitId', 'intoUnitId'])
const INSTANTS = new Set(['dueAt', 'registeredAt', 'lookAgainAt'])

/** What has names, such as a handling mode, is called by the one of the language. */
const nameIn = (value: FactData, { language }: Labels): string => {
  const name = value[language]
  return typeof name === 'string' ? name : ''
}

const valueOf = (name: string, value: unknown, { labels, zone, campaign }: Saying): string | number => {
  if (Array.isArray(value)) return name === 'personIds' ? value.map(labels.person).join(', ') : value.length
  if (name === 'deadline' || name === 'proposed') return deadlineText(value, labels, zone)
  if (isObject(value)) return nameIn(value, labels)
  if (value === null && name === 'toPersonId') return labels.word('due', 'vacant')
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return ''
  if (UNITS.has(name)) return labels.unit(value)
  if (PERSONS.has(name)) return labels.person(value)
  if (INSTANTS.has(name)) return formatInstant(value, zone)
  if (name === 'channel') return labels.channel(value)
  if (name === 'category' || name === 'manifestation' || name === 'code') return labels.category(value, campaign)
  const kind = CODES[name]
  return kind ? labels.word(kind, value) : value
}

const deadlineText = (value: unknown, labels: Labels, zone: string): string => {
  const dueAt = isObject(value) ? value['dueAt'] : null
  if (typeof dueAt === 'string') return formatInstant(dueAt, zone)
  return labels.word('verdict', 'noTarget')
}

/** Which sentence a transfer gets: one let go freely says no reason, a fault and a ground are named. */
export const contextOf = (fact: Pick<Fact, 'type' | 'data'>): string | undefined => {
  if (fact.type === 'StyleLeadNamed') return dataOf(fact)['code'] === undefined ? undefined : 'catalogue'
  if (fact.type === 'StyleLeadRecorded') return dataOf(fact)['isLead'] === true ? undefined : 'dropped'
  if (fact.type !== 'ItemTransferred') return undefined
  const { rule, ground, reason } = dataOf(fact)
  if (ground !== undefined) return 'ground'
  if (rule === 'kickIsFault') return 'fault'
  return reason === undefined ? 'freely' : undefined
}

/** What is put into the blanks of a fact's sentence: codes as words, units by name, moments on the city's clock. */
export const sentenceValues = (fact: Pick<Fact, 'data'>, saying: Saying): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    // `count` would choose a plural form, and has no meaning of its own in a sentence
    Object.entries(dataOf(fact)).map(([name, value]) => [
      name === 'count' ? 'times' : name,
      valueOf(name, value, saying),
    ]),
  )
