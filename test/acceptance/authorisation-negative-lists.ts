import { negativeListsIdOf } from '@huiyin/rectification'
import { writer } from '../dashboard-api/support/log.js'
import { TENANT, type World } from './world.js'

const problem = {
  ...{ title: '窗口排队', category: 'C5', rootCause: '窗口不足', fix: '加开窗口', establish: '值守制度' },
  dueOn: '2020-12-31',
}

/** The lists of a unit that are called for before anybody comes. */
export const negativeListsOf = (unitId: string): string => negativeListsIdOf(unitId, 's3')
export const callForLists = ({ store }: World, unitId: string) => {
  const call = { unitId, campaign: 's3', personIds: ['somebody'], dueOn: '2020-12-31', calledBy: 'somebody' }
  const head = { at: '2020-01-02T01:00:00.000Z', tenant: TENANT }
  const stream = `rectification-negative-list-${negativeListsOf(unitId)}`
  return writer(store)(stream, 'NegativeListsCalledFor', call, head)
}

/** What is asked of negative lists. */
export const negativeListInputs = (unitId: string): Readonly<Record<string, object>> => {
  const lists = { listsId: negativeListsOf(unitId) }
  return {
    CallForNegativeLists: { unitId, campaign: 's4', personIds: [], dueOn: '2020-12-31' },
    ExcuseFromNegativeList: { ...lists, personId: 'somebody', reason: '已调离' },
    HandInUnitNegativeList: { ...lists, problems: [problem] },
    HandInOwnNegativeList: { ...lists, problems: [problem] },
    EnterNegativeListOf: { ...lists, personId: 'somebody', problems: [problem] },
    StrikeOffListedProblem: { ...lists, personId: 'somebody', number: 1, finding: '已落实' },
  }
}
