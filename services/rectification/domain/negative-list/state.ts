import type { NegativeListEvent } from './events.js'

type DataOf<T extends NegativeListEvent['type']> = Extract<NegativeListEvent, { type: T }>['data']

/** What was handed in under one list: how many problems, which are struck off, and what came last. */
export interface HandedIn {
  readonly problems: number
  readonly struckOff: readonly number[]
  readonly last: DataOf<'UnitNegativeListHandedIn' | 'PersonalNegativeListHandedIn'>
}

/** The lists of a unit and of its people under a campaign; null: nobody called for them. */
export type NegativeListState = {
  readonly called: DataOf<'NegativeListsCalledFor'>
  readonly excused: Readonly<Record<string, string>>
  readonly ofUnit: HandedIn | null
  readonly ofPersons: Readonly<Record<string, HandedIn>>
} | null

const added = (before: HandedIn | null, last: HandedIn['last']): HandedIn => ({
  problems: (before?.problems ?? 0) + last.problems.length,
  struckOff: before?.struckOff ?? [],
  last,
})

const struckOff = (list: HandedIn, number: number): HandedIn => ({ ...list, struckOff: [...list.struckOff, number] })

/** The state after one more fact. */
export const evolveLists = (state: NegativeListState, event: NegativeListEvent): NegativeListState => {
  if (event.type === 'NegativeListsCalledFor') return { called: event.data, excused: {}, ofUnit: null, ofPersons: {} }
  if (!state) return state
  switch (event.type) {
    case 'NegativeListExcused':
      return { ...state, excused: { ...state.excused, [event.data.personId]: event.data.reason } }
    case 'UnitNegativeListHandedIn':
      return { ...state, ofUnit: added(state.ofUnit, event.data) }
    case 'PersonalNegativeListHandedIn': {
      const { personId } = event.data
      const list = added(state.ofPersons[personId] ?? null, event.data)
      return { ...state, ofPersons: { ...state.ofPersons, [personId]: list } }
    }
    case 'ListedProblemStruckOff': {
      const { personId, number } = event.data
      const list = state.ofPersons[personId]
      if (!list) return state
      return { ...state, ofPersons: { ...state.ofPersons, [personId]: struckOff(list, number) } }
    }
  }
}
