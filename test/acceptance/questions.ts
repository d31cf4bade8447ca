import { cnCalendar } from '@huiyin/calendar'
import { questionsOver, seenItems, type DashboardLists, type DashboardPorts } from '@huiyin/dashboard-api'
import { typeOf } from '@huiyin/event-sourcing'
import { replayItem, sanctionHistory, type ReplaySources } from '@huiyin/host/replay'
import { findingFileQuestions, intakeQuestionsOver, photoQuestions } from '@huiyin/intake'
import { sharpPictures } from '@huiyin/pictures-sharp'
import { evidenceQuestions } from '@huiyin/rectification'
import { AnswerQuestion, AnswerQuestionHandler, QuestionRegistry, type Viewer } from '@huiyin/nest-platform'
import type { ListQueries } from '@huiyin/read-model'
import { ZONE, type World } from './world.js'

/** What the questions over ClickHouse say of whose cases they want. */
interface Wanted {
  readonly tenant: string
  readonly whole: 0 | 1
  readonly units: readonly string[]
  readonly at_or_above: readonly string[]
  readonly published: 0 | 1
}
interface Case {
  readonly tenant: string
  readonly unit_id: string
  readonly item_id: string
  readonly work_title: string | null
}

const isWanted = ({ tenant, whole, units }: Wanted, one: Case) =>
  one.tenant === tenant && (whole === 1 || units.includes(one.unit_id))

const tally = (dimension: string, key: string, cases: number) => ({
  ...{ dimension, key, cases, onTime: cases, late: 0, openOverdue: 0, dueCases: cases, dueOnTime: cases },
})

/** The rows of each question over exactly the entries it asked for, each counted as done in time. */
const answersOver = (cases: readonly Case[]): Readonly<Record<string, readonly unknown[]>> => {
  const n = cases.length
  const unitIds = [...new Set(cases.map(({ unit_id: unitId }) => unitId))]
  const moment = '2020-04-28 02:00:00.000'
  return {
    'scoped-tallies': [
      tally('overall', '', n),
      ...unitIds.map((id) => tally('unit', id, cases.filter((one) => one.unit_id === id).length)),
    ],
    tiles: [
      {
        known: n,
        received: n,
        counted: n,
        onTime: n,
        overdueOpen: 0,
        closed: n,
        backlog: 0,
        returned: 0,
        rated: 0,
        satisfied: 0,
      },
    ],
    'same-day-reading': [{ sameDay: n, due: n }],
    'style-leads': [
      {
        ...{ leads: n, open: 0, overdue: 0, closed: n },
        ...{ count: n, sumSeconds: 60, lowerMiddle: 60, upperMiddle: 60, p90Seconds: 60 },
      },
    ],
    'facts-between': [],
    months: [],
    'case-count': [{ total: n }],
    'case-rows': cases.map(({ item_id: itemId, unit_id: unitId }) => ({
      ...{ itemId, unitId, entryId: `${itemId}:${unitId}`, verdict: 'onTime', channel: 'letter', category: 'C3' },
      ...{ receivedAt: moment, dueAt: null, completedAt: null },
    })),
  }
}

/** The items that complain of somebody whom this question must not count before the asker. */
const hiddenItems = ({ log }: World, { published, at_or_above: persons }: Wanted): ReadonlySet<string> => {
  const named = log.events
    .filter(({ header }) => typeOf(header).type === 'PersonComplainedOfNamed')
    .map(({ stream, body }) => ({
      itemId: stream.slice('intake-item-'.length),
      ...(JSON.parse(body) as { readonly personIds: readonly string[] }),
    }))
  const isHidden = (one: (typeof named)[number]) =>
    published === 1 || one.personIds.some((person) => persons.includes(person))
  return new Set(named.filter(isHidden).map(({ itemId }) => itemId))
}

/** Stands in for ClickHouse, which no story starts: it keeps to the scope it is asked for, and counts entries. */
const askOver = (here: World) =>
  (async (question: string, _: unknown, parameters: Wanted) => {
    const cases = (await here.rows('entries')) as unknown as readonly Case[]
    const hidden = hiddenItems(here, parameters)
    const isOfItem = (one: Case) => one.work_title === null && !hidden.has(one.item_id)
    const wanted = cases.filter((one) => isWanted(parameters, one) && isOfItem(one))
    return answersOver(wanted)[question]
  }) as unknown as DashboardPorts['ask']

/** The questions of the dashboard over a world, asked as people ask them. */
export const askingOver = (here: World) => {
  const { store, lists, clock, drain, kept } = here
  const sources = { store, settle: drain, lists: { query: lists } } as unknown as ReplaySources
  const ports: DashboardPorts = {
    lists: lists as unknown as ListQueries<DashboardLists>,
    ask: askOver(here),
    clock,
    head: async () => (await store.head())?.position ?? null,
    waitFor: async (position) => drain().then(() => position),
    historyOf: (itemId, asOf) => replayItem(sources, itemId, asOf),
    sanctionHistoryOf: (sanctionId) => sanctionHistory(sources, sanctionId),
    accessesOf: async () => [],
    zoneOf: () => ZONE,
    countingOf: () => ({ zone: 'Asia/Shanghai', calendar: cnCalendar }),
    minimumSample: 1,
    unitNames: async () => (unitId) => unitId,
  }
  const seen = seenItems(ports)
  const registry = new QuestionRegistry()
  registry.add(questionsOver(ports))
  registry.add(
    evidenceQuestions({
      ...{ ...kept, store, pictures: sharpPictures() },
      seenEntries: async (viewer, itemId) => (await seen(viewer, itemId))?.entryIds ?? null,
    }),
    'rectification',
  )
  registry.add(
    photoQuestions({
      ...kept,
      store,
      clock,
      seesItem: async (viewer, itemId) => (await seen(viewer, itemId)) !== null,
    }),
    'intake',
  )
  registry.add(findingFileQuestions({ ...kept, store }), 'intake')
  registry.add(intakeQuestionsOver({ store, vault: kept.vault, clock }), 'intake')
  const handler = new AnswerQuestionHandler(registry)
  return (viewer: Viewer, name: string, args: object = {}) => handler.execute(new AnswerQuestion(name, args, viewer))
}
