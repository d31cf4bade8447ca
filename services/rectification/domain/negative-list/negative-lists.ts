import { accept, daysBetween, reject, type Day, type Decision } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import {
  valueProblems,
  type FieldProblem,
  type LedgerKind,
  type RectificationInput,
} from '@huiyin/contracts/rectification'
import type { NegativeListEvent } from './events.js'
import { evolveLists, type HandedIn, type NegativeListState } from './state.js'

/** Who hands in, on which day; what a problem may be about, and what the ledger asks of it. */
interface Judged {
  readonly by: string
  readonly on: Day
  /** The categories of a campaign by code; null: nothing was heard of them. */
  readonly categoriesUnder: (campaign: string) => readonly string[] | null
  /** The ledger in which the unit's problems will stand, as the tenant defines it; null: nobody does. */
  readonly ledger: LedgerKind | null
}

type Asked = 'ExcuseFromNegativeList' | 'HandInUnitNegativeList' | 'EnterNegativeListOf' | 'StrikeOffListedProblem'
type Input<N extends Asked> = Omit<RectificationInput<N>, 'listsId'>

export type NegativeListCommand =
  | ({
      readonly type: 'CallForNegativeLists'
      readonly by: string
      readonly on: Day
      readonly knowsCampaign: boolean
    } & RectificationInput<'CallForNegativeLists'>)
  | ({ readonly type: 'ExcuseFromNegativeList'; readonly by: string } & Input<'ExcuseFromNegativeList'>)
  | ({ readonly type: 'HandInUnitNegativeList' } & Judged & Input<'HandInUnitNegativeList'>)
  | ({ readonly type: 'HandInPersonalNegativeList' } & Judged & Input<'EnterNegativeListOf'>)
  | ({
      readonly type: 'StrikeOffListedProblem'
      readonly by: string
      readonly on: Day
    } & Input<'StrikeOffListedProblem'>)

export type NegativeListRefusal =
  | ('NegativeListsUnknown' | 'NegativeListsCalledForAlready' | 'NotExpectedToHandIn')
  | ('NegativeListHandedInAlready' | 'ListedProblemUnknown' | 'OwnNegativeList' | 'CampaignUnknown')
  | { readonly code: 'FieldsWrong'; readonly problems: readonly FieldProblem[] }

/** More problems than this are no list any more that somebody can read and mend. */
export const MOST_LISTED = 200

type Decided = Decision<NegativeListEvent, NegativeListRefusal>
type Of<N extends NegativeListCommand['type']> = Extract<NegativeListCommand, { type: N }>
type Known = NonNullable<NegativeListState>
type HandIn = Of<'HandInUnitNegativeList'> | Of<'HandInPersonalNegativeList'>

const wrong = (...problems: readonly FieldProblem[]): Decided => reject({ code: 'FieldsWrong', problems })

const callFor = (command: Of<'CallForNegativeLists'>, state: NegativeListState): Decided => {
  const { type: _, by, on, knowsCampaign, ...said } = command
  const data = { ...said, personIds: [...new Set(said.personIds)], calledBy: by }
  if (state) {
    return JSON.stringify(state.called) === JSON.stringify({ ...state.called, ...data })
      ? accept()
      : reject('NegativeListsCalledForAlready')
  }
  if (!knowsCampaign) return reject('CampaignUnknown')
  if (said.dueOn < on) return wrong({ path: 'dueOn', says: 'the day is over', zh: '截止日期已过' })
  return accept({ type: 'NegativeListsCalledFor', data })
}

const isExpected = ({ called, excused }: Known, personId: string): boolean =>
  called.personIds.includes(personId) && excused[personId] === undefined

const excuse = ({ personId, reason, by }: Of<'ExcuseFromNegativeList'>, state: Known): Decided => {
  if (personId === by) return reject('OwnNegativeList')
  if (state.excused[personId] === reason) return accept()
  if (!isExpected(state, personId)) return reject('NotExpectedToHandIn')
  if (state.ofPersons[personId]) return reject('NegativeListHandedInAlready')
  return accept({ type: 'NegativeListExcused', data: { personId, reason, excusedBy: by } })
}

const inCatalogue = (categories: readonly string[] | null, category: string, at: number): readonly FieldProblem[] =>
  !categories || categories.includes(category)
    ? []
    : [
        {
          path: `problems.${at}.category`,
          says: `the campaign has no category ${category}; it has ${categories.join(', ')}`,
          zh: `活动目录中没有类别 ${category}，现有：${categories.join('、')}`,
        },
      ]

const problemsOf = (command: HandIn, before: HandedIn | null, campaign: string): readonly FieldProblem[] => {
  const categories = command.categoriesUnder(campaign)
  const { problems, nothingFound, on, ledger } = command
  const nothing = {
    path: 'problems',
    says: 'name a problem, or say that nothing was found',
    zh: '请填写问题，或说明自查未发现问题',
  }
  const both = { path: 'nothingFound', says: 'problems are named as well', zh: '已列出问题，不能同时说明未发现问题' }
  const full = {
    path: 'problems',
    says: `at most ${MOST_LISTED} under one list`,
    zh: `每份清单最多 ${MOST_LISTED} 个问题`,
  }
  return [
    ...(problems.length === 0 && !nothingFound ? [nothing] : []),
    ...(problems.length > 0 && nothingFound ? [both] : []),
    ...((before?.problems ?? 0) + problems.length > MOST_LISTED ? [full] : []),
    ...problems.flatMap(({ category, rootCause, dueOn }, at) => [
      ...inCatalogue(categories, category, at),
      ...(dueOn < on ? [{ path: `problems.${at}.dueOn`, says: 'the day is over', zh: '整改期限已过' }] : []),
      ...(command.type === 'HandInUnitNegativeList' && ledger
        ? valueProblems(ledger, { category, rootCause }).map((one) => ({ ...one, path: `problems.${at}.${one.path}` }))
        : []),
    ]),
  ]
}

const numbered = <P extends object>(problems: readonly P[], before: HandedIn | null) =>
  problems.map((one, at) => ({ ...one, number: (before?.problems ?? 0) + at + 1 }))

type Listed = Pick<HandIn['problems'][number], 'title' | 'category' | 'rootCause' | 'fix' | 'establish' | 'dueOn'>
const asText = (problems: readonly Listed[]): string =>
  JSON.stringify(problems.map((one) => [one.title, one.category, one.rootCause, one.fix, one.establish, one.dueOn]))

/** The same page again, sent by the same person on the same day, is the page that is there. */
const isSame = (before: HandedIn | null, { problems, by, on }: HandIn): boolean =>
  before?.last.handedInBy === by && before.last.handedInOn === on && asText(before.last.problems) === asText(problems)

/**
 * A list only grows: what was handed in stands, and more may be added. Days late are calendar days after the day that was
 * set; a day off does not move it (S2-68, scenario c3 step 6).
 */
const handIn = (command: HandIn, state: Known): Decided => {
  const isUnit = command.type === 'HandInUnitNegativeList'
  if (!isUnit && !isExpected(state, command.personId)) return reject('NotExpectedToHandIn')
  const before = isUnit ? state.ofUnit : (state.ofPersons[command.personId] ?? null)
  if (isSame(before, command)) return accept()
  if (before && command.nothingFound) return reject('NegativeListHandedInAlready')
  const problems = problemsOf(command, before, state.called.campaign)
  if (problems.length > 0) return wrong(...problems)
  const { unitId, campaign, dueOn } = state.called
  const { by: handedInBy, on: handedInOn } = command
  const about = { handedInOn, lateDays: Math.max(0, daysBetween(dueOn, handedInOn)), handedInBy }
  if (!isUnit) {
    const data = { unitId, personId: command.personId, problems: numbered(command.problems, before), ...about }
    return accept({ type: 'PersonalNegativeListHandedIn', data })
  }
  const listed = command.problems.map(({ responsibleId = null, ...one }) => ({ ...one, responsibleId }))
  const data = { unitId, campaign, problems: numbered(listed, before), ...about }
  return accept({ type: 'UnitNegativeListHandedIn', data })
}

/** Struck off one by one, by somebody else, with what was seen (S3-79). */
const strikeOff = (command: Of<'StrikeOffListedProblem'>, { ofPersons }: Known): Decided => {
  const { personId, number, finding, by, on } = command
  const list = ofPersons[personId]
  if (!list || number > list.problems) return reject('ListedProblemUnknown')
  if (by === personId) return reject('OwnNegativeList')
  if (list.struckOff.includes(number)) return accept()
  const data = { personId, number, finding, struckOffOn: on, struckOffBy: by }
  return accept({ type: 'ListedProblemStruckOff', data })
}

const decide = (command: NegativeListCommand, state: NegativeListState): Decided => {
  if (command.type === 'CallForNegativeLists') return callFor(command, state)
  if (!state) return reject('NegativeListsUnknown')
  switch (command.type) {
    case 'ExcuseFromNegativeList':
      return excuse(command, state)
    case 'StrikeOffListedProblem':
      return strikeOff(command, state)
    case 'HandInUnitNegativeList':
    case 'HandInPersonalNegativeList':
      return handIn(command, state)
  }
}

/** What a unit and its people found wrong with their own work, who has handed it in, and what of it is mended (S2-68). */
export const negativeLists: Decider<NegativeListCommand, NegativeListEvent, NegativeListState, NegativeListRefusal> = {
  initialState: null,
  evolve: evolveLists,
  decide,
}
