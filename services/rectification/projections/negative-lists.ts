import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { negativeListEvents, type NegativeListEvent } from '../domain/negative-list/events.js'

const calledColumns = {
  lists_id: 'text',
  tenant: 'text',
  unit_id: 'text',
  campaign: 'text',
  due_on: 'text',
  called_at: 'text',
  called_by: 'text',
  /** Of whom a list is expected (JSON). */
  person_ids: 'text',
  /** Of whom one is no longer expected, with the reason (JSON by person). */
  excused: 'text',
  position: 'integer',
} as const

export type NegativeListCallRow = ListRowOf<typeof calledColumns>

/** Which units were called upon for negative lists, and of whom lists are expected (S2-68). */
export const negativeListCalls = defineList({
  name: 'negative_list_calls',
  says: 'One row a unit and campaign: of whom negative lists are expected, by when, and who was excused.',
  from: negativeListEvents,
  columns: calledColumns,
  key: 'lists_id',
  unitColumn: 'unit_id',
  hiddenFrom: { nobody: 'it is about no item; a list is handed in by those themselves whom it is about' },
  indexes: [['tenant', 'campaign']],
  keyOf: (_, at) => at.streamId,
  apply: (row, { type, data }, at): NegativeListCallRow | null => {
    if (row && at.position <= row.position) return row
    if (type === 'NegativeListsCalledFor') {
      return {
        ...{ lists_id: at.streamId, tenant: at.tenant, unit_id: data.unitId, campaign: data.campaign },
        ...{ due_on: data.dueOn, called_at: at.occurred.at, called_by: data.calledBy },
        ...{ person_ids: JSON.stringify(data.personIds), excused: '{}', position: at.position },
      }
    }
    if (!row || type !== 'NegativeListExcused') return row
    const excused = JSON.parse(row.excused) as Readonly<Record<string, string>>
    return { ...row, excused: JSON.stringify({ ...excused, [data.personId]: data.reason }), position: at.position }
  },
})

const listColumns = {
  list_id: 'text',
  lists_id: 'text',
  tenant: 'text',
  unit_id: 'text',
  /** Whose it is; null: the unit's own. */
  person_id: 'nullableText',
  /** The day of the first hand-in; what is added later does not make a list late. */
  handed_in_on: 'text',
  handed_in_by: 'text',
  late_days: 'integer',
  /** What is on it (JSON), each with what it was struck off by, where it was. */
  problems: 'text',
  position: 'integer',
} as const

export type NegativeListRow = ListRowOf<typeof listColumns>

type HandedIn = Extract<
  NegativeListEvent,
  { type: 'UnitNegativeListHandedIn' | 'PersonalNegativeListHandedIn' }
>['data']

const keyOf = ({ type, data }: NegativeListEvent, { streamId }: FactAt): string =>
  type === 'PersonalNegativeListHandedIn' || type === 'ListedProblemStruckOff'
    ? `${streamId}/${data.personId}`
    : `${streamId}/`

const more = (row: NegativeListRow | null, data: HandedIn, at: FactAt): NegativeListRow => {
  const before = row ? (JSON.parse(row.problems) as object[]) : []
  const begun = {
    ...{ list_id: `${at.streamId}/${'personId' in data ? data.personId : ''}`, lists_id: at.streamId },
    ...{ tenant: at.tenant, unit_id: data.unitId, person_id: 'personId' in data ? data.personId : null },
    ...{ handed_in_on: data.handedInOn, handed_in_by: data.handedInBy, late_days: data.lateDays },
  }
  return { ...begun, ...row, problems: JSON.stringify([...before, ...data.problems]), position: at.position }
}

type Struck = Extract<NegativeListEvent, { type: 'ListedProblemStruckOff' }>['data']

const struckOff = (row: NegativeListRow, { number, finding, struckOffOn, struckOffBy }: Struck): string => {
  const problems = JSON.parse(row.problems) as readonly { readonly number: number }[]
  const seen = { finding, struckOffOn, struckOffBy }
  return JSON.stringify(problems.map((one) => (one.number === number ? { ...one, ...seen } : one)))
}

/** What was handed in: the list of a unit, or of one person, as it stands now. */
export const handedInLists = defineList({
  name: 'negative_lists',
  says: 'One row a negative list that was handed in: whose, when, how late, and what is on it.',
  from: negativeListEvents,
  columns: listColumns,
  key: 'list_id',
  unitColumn: 'unit_id',
  hiddenFrom: { nobody: 'a personal list is told to those alone who are over the person, and to himself' },
  indexes: [['lists_id']],
  keyOf,
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type === 'UnitNegativeListHandedIn' || event.type === 'PersonalNegativeListHandedIn')
      return more(row, event.data, at)
    if (!row || event.type !== 'ListedProblemStruckOff') return row
    return { ...row, problems: struckOff(row, event.data), position: at.position }
  },
})
