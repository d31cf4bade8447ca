import { dayIn, type Day } from '@huiyin/kernel'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import type { NegativeListCallListRow, NegativeListListRow } from './negative-list-rows.js'
import { offered, type Action } from './offered.js'
import type { DashboardPorts } from './ports.js'
import { ofUnits, scopeOf } from './scope.js'

export interface NegativeListsArgs {
  /** Of one campaign; left out: of all. */
  readonly campaign?: string | null
}

/** A problem of a list; what it was struck off by, where it was. Problems of units are struck off in their ledger. */
export interface ListedProblem {
  readonly number: number
  readonly title: string
  readonly category: string
  readonly rootCause: string
  readonly fix: string
  readonly establish: string
  readonly dueOn: string
  readonly responsibleId: string | null
  readonly finding: string | null
  readonly struckOffOn: string | null
  readonly struckOffBy: string | null
  readonly actions: readonly Action[]
}

export interface NegativeList {
  readonly handedInOn: string
  readonly handedInBy: string
  /** Days after the last day for it; 0: in time. */
  readonly lateDays: number
  readonly count: number
  readonly struckOff: number
  /** null: it is not for the viewer to read. */
  readonly problems: readonly ListedProblem[] | null
}

/** Somebody of whom a list is expected; excused: why it is not any more. */
export interface ExpectedPerson {
  readonly personId: string
  readonly excused: string | null
  readonly list: NegativeList | null
  readonly actions: readonly Action[]
}

/** What is expected of one unit and its people, person by person. */
export interface NegativeListsOfUnit {
  readonly listsId: string
  readonly unitId: string
  readonly campaign: string
  readonly dueOn: string
  readonly calledBy: string
  /** Whether the last day for it is over. */
  readonly over: boolean
  readonly ofUnit: NegativeList | null
  readonly persons: readonly ExpectedPerson[]
  readonly actions: readonly Action[]
  readonly asOf: AnswerAsOf
}

/** How many lists were expected, how many are there, and how many of these came in time. */
export interface HandedInCount {
  readonly expected: number
  readonly handedIn: number
  readonly inTime: number
}

/** What is expected of one unit, in a line. */
export interface NegativeListLine extends Pick<
  NegativeListsOfUnit,
  'listsId' | 'unitId' | 'campaign' | 'dueOn' | 'over' | 'ofUnit'
> {
  readonly persons: HandedInCount
  /** Of whom a list is expected and not there. */
  readonly missing: readonly string[]
}

export interface NegativeLists {
  readonly units: HandedInCount
  readonly persons: HandedInCount
  readonly rows: readonly NegativeListLine[]
  readonly asOf: AnswerAsOf
}

/** Units of a campaign that are told of; more than a city has. */
const MOST = 500

/** Who reads the personal lists of others: those who look into how the service works, and the head of the unit. */
const READS_OTHERS: ReadonlySet<string> = new Set(['supervisor', 'leader', 'disciplineOfficer', 'auditor'])

const mayRead = ({ roles, unitIds, personId }: Viewer, unitId: string, whose: string | null): boolean =>
  whose === null ||
  whose === personId ||
  roles.some((role) => READS_OTHERS.has(role)) ||
  (roles.includes('unitPrincipal') && unitIds.includes(unitId))

type Call = NegativeListCallListRow
type Kept = Omit<ListedProblem, 'responsibleId' | 'finding' | 'struckOffOn' | 'struckOffBy' | 'actions'> &
  Partial<Pick<ListedProblem, 'responsibleId' | 'finding' | 'struckOffOn' | 'struckOffBy'>>

/** What is done on negative lists, beside calling for them. */
export const ON_NEGATIVE_LISTS = [
  ...(['HandInUnitNegativeList', 'HandInOwnNegativeList', 'EnterNegativeListOf'] as const),
  ...(['ExcuseFromNegativeList', 'StrikeOffListedProblem'] as const),
] as const

const offer = (
  viewer: Viewer,
  { lists_id: target, unit_id: unitId }: Call,
  command: (typeof ON_NEGATIVE_LISTS)[number],
  hint: () => string | null = () => null,
) => offered(viewer, { context: 'rectification', command, target, unitId, hint })

const problemsOf = (viewer: Viewer, call: Call, { person_id: whose, problems }: NegativeListListRow) =>
  (JSON.parse(problems) as readonly Kept[]).map((one): ListedProblem => {
    const { responsibleId = null, finding = null, struckOffOn = null, struckOffBy = null } = one
    const isOpen = whose !== null && struckOffOn === null
    const hint = () => (whose === viewer.personId ? 'OwnNegativeList' : null)
    const actions = isOpen ? offer(viewer, call, 'StrikeOffListedProblem', hint) : []
    return { ...one, responsibleId, finding, struckOffOn, struckOffBy, actions }
  })

const listOf = (viewer: Viewer, call: Call, row: NegativeListListRow | undefined): NegativeList | null => {
  if (!row) return null
  const problems = problemsOf(viewer, call, row)
  return {
    ...{ handedInOn: row.handed_in_on, handedInBy: row.handed_in_by, lateDays: row.late_days },
    ...{ count: problems.length, struckOff: problems.filter(({ struckOffOn }) => struckOffOn !== null).length },
    problems: mayRead(viewer, call.unit_id, row.person_id) ? problems : null,
  }
}

const personOf = (
  viewer: Viewer,
  call: Call,
  { personId, excused }: Pick<ExpectedPerson, 'personId' | 'excused'>,
  row: NegativeListListRow | undefined,
): ExpectedPerson => {
  const isOwn = personId === viewer.personId
  const handsIn = isOwn ? offer(viewer, call, 'HandInOwnNegativeList') : offer(viewer, call, 'EnterNegativeListOf')
  const isOpen = excused === null
  const itself = () => (isOwn ? 'OwnNegativeList' : null)
  const excuses = isOpen && !row ? offer(viewer, call, 'ExcuseFromNegativeList', itself) : []
  const actions = [...(isOpen && (isOwn || !row) ? handsIn : []), ...excuses]
  return { personId, excused, list: listOf(viewer, call, row), actions }
}

type Lists = readonly NegativeListListRow[]
type Told = Omit<NegativeListsOfUnit, 'asOf'>

const unitOf = (viewer: Viewer, call: Call, handedIn: Lists, today: Day): Told => {
  const excused = JSON.parse(call.excused) as Readonly<Record<string, string>>
  const of = new Map(handedIn.map((row) => [row.person_id, row]))
  return {
    ...{ listsId: call.lists_id, unitId: call.unit_id, campaign: call.campaign, dueOn: call.due_on },
    ...{ calledBy: call.called_by, over: call.due_on < today, ofUnit: listOf(viewer, call, of.get(null)) },
    persons: (JSON.parse(call.person_ids) as readonly string[]).map((personId) =>
      personOf(viewer, call, { personId, excused: excused[personId] ?? null }, of.get(personId)),
    ),
    actions: offer(viewer, call, 'HandInUnitNegativeList'),
  }
}

const counted = (lists: readonly (NegativeList | null)[]): HandedInCount => ({
  expected: lists.length,
  handedIn: lists.filter((list) => list !== null).length,
  inTime: lists.filter((list) => list?.lateDays === 0).length,
})

const sumOf = (counts: readonly HandedInCount[]): HandedInCount => {
  const sum = (key: keyof HandedInCount) => counts.reduce((total, one) => total + one[key], 0)
  return { expected: sum('expected'), handedIn: sum('handedIn'), inTime: sum('inTime') }
}

const lineOf = ({ persons, actions: _, calledBy: _by, ...unit }: Told): NegativeListLine => {
  const expected = persons.filter(({ excused }) => excused === null)
  const missing = expected.flatMap(({ personId, list }) => (list ? [] : [personId]))
  return { ...unit, persons: counted(expected.map(({ list }) => list)), missing }
}

const listsOf = async ({ lists }: DashboardPorts, calls: readonly Call[]): Promise<Lists> =>
  calls.length === 0
    ? []
    : lists
        .selectFrom('negative_lists')
        .selectAll()
        .where(
          'lists_id',
          'in',
          calls.map(({ lists_id: listsId }) => listsId),
        )
        .execute()

/** Who has handed in a negative list and who has not, of the units within the viewer's scope (S2-68). */
export const findNegativeLists = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { campaign }: NegativeListsArgs,
): Promise<QuestionAnswer<NegativeLists>> => {
  const asOf = await caughtUp(ports, 'lists')
  let query = ports.lists
    .selectFrom('negative_list_calls')
    .selectAll()
    .where(ofUnits(scopeOf(viewer), ['unit_id']))
  if (campaign) query = query.where('campaign', '=', campaign)
  const calls = await query.orderBy('campaign').orderBy('unit_id').limit(MOST).execute()
  const handedIn = await listsOf(ports, calls)
  const today = dayIn(ports.zoneOf(viewer.tenant), asOf.at)
  const rows = calls.map((call) => {
    const own = handedIn.filter(({ lists_id: listsId }) => listsId === call.lists_id)
    return lineOf(unitOf(viewer, call, own, today))
  })
  const [units, persons] = [counted(rows.map(({ ofUnit }) => ofUnit)), sumOf(rows.map((row) => row.persons))]
  return answered({ units, persons, rows, asOf })
}

/** The lists of one unit and of its people; personal ones are read by those alone whom they concern; null: none there. */
export const findNegativeListsOf = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { listsId }: { readonly listsId: string },
): Promise<QuestionAnswer<NegativeListsOfUnit | null>> => {
  const asOf = await caughtUp(ports, 'lists')
  const call = await ports.lists
    .selectFrom('negative_list_calls')
    .selectAll()
    .where(ofUnits(scopeOf(viewer), ['unit_id']))
    .where('lists_id', '=', listsId)
    .executeTakeFirst()
  if (!call) return answered(null)
  const today = dayIn(ports.zoneOf(viewer.tenant), asOf.at)
  return answered({ ...unitOf(viewer, call, await listsOf(ports, [call]), today), asOf })
}
