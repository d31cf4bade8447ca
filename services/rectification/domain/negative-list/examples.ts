import type { NegativeListEvent } from './events.js'

type Examples = { readonly [N in NegativeListEvent['type']]: Extract<NegativeListEvent, { type: N }> }

const problem = {
  ...{ number: 1, title: '窗口排队超过一小时', category: 'C5', rootCause: '高峰时段只开一个窗口' },
  ...{ fix: '加开窗口', establish: '建立高峰值守制度', dueOn: '2022-07-31' },
}
const handedIn = { handedInOn: '2022-04-28', lateDays: 0 }

/** One example of each fact about negative lists; the catalogue shows them. */
export const negativeListExamples: Examples = {
  NegativeListsCalledFor: {
    type: 'NegativeListsCalledFor',
    data: {
      ...{ unitId: 'K1', campaign: 's2', personIds: ['handler-1', 'handler-2'] },
      ...{ dueOn: '2022-04-30', calledBy: 'supervisor-1' },
    },
  },
  NegativeListExcused: {
    type: 'NegativeListExcused',
    data: { personId: 'handler-2', reason: '已调离本单位', excusedBy: 'supervisor-1' },
  },
  UnitNegativeListHandedIn: {
    type: 'UnitNegativeListHandedIn',
    data: {
      ...{ unitId: 'K1', campaign: 's2', problems: [{ ...problem, responsibleId: 'handler-1' }] },
      ...{ ...handedIn, handedInBy: 'principal-k1' },
    },
  },
  PersonalNegativeListHandedIn: {
    type: 'PersonalNegativeListHandedIn',
    data: { unitId: 'K1', personId: 'handler-1', problems: [problem], ...handedIn, handedInBy: 'handler-1' },
  },
  ListedProblemStruckOff: {
    type: 'ListedProblemStruckOff',
    data: {
      ...{ personId: 'handler-1', number: 1, finding: '现场核实，已落实' },
      ...{ struckOffOn: '2022-07-20', struckOffBy: 'principal-k1' },
    },
  },
}
