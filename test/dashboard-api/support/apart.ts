import { cnCalendar } from '@huiyin/calendar'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sanctions } from '@huiyin/accountability'
import { answerAccessLog, noting, openAccessLog, remoteAccessLog, type NotesWaiting } from '@huiyin/access-log'
import type { DashboardLists, DashboardPorts } from '@huiyin/dashboard-api'
import { dashboardProcess, type Owner } from '@huiyin/dashboard-api/process'
import { rankings, ratings } from '@huiyin/evaluation'
import { campaigns, mapLayers } from '@huiyin/campaign'
import { UNGUARDED } from '@huiyin/files'
import { memoryFiles } from '@huiyin/files-memory'
import { replayItem, sanctionHistory, type ReplaySources } from '@huiyin/host/replay'
import { items, majorProblems, recurrences, recurringProblems, visits, watches } from '@huiyin/intake'
import { postgresListReader, postgresLists } from '@huiyin/lists-postgres'
import { answerCommand, type CommandRequest } from '@huiyin/messaging'
import {
  answerLogHead,
  answerSessions,
  PlatformModule,
  remoteSeenItems,
  remoteSessions,
  type Peer,
  type SignedCalls,
  type Viewer,
} from '@huiyin/nest-platform'
import { accounts, appointments, portfolios, units } from '@huiyin/organisation'
import { CONTEXTS, type ContextName } from '@huiyin/process-host/config'
import { listProjector, type ListDefinition } from '@huiyin/read-model'
import { sharpPictures } from '@huiyin/pictures-sharp'
import { entries, EvidenceModule, evidenceQuestions, type EvidenceQuestionPorts } from '@huiyin/rectification'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { memoryKeyVault } from '@huiyin/vault-memory'
import { writer } from './log.js'

const KEPT: readonly (readonly ListDefinition[])[] = [
  ...[
    [items, visits, watches, recurrences, recurringProblems, majorProblems],
    [campaigns, mapLayers],
    [entries],
    [units, appointments, accounts, portfolios],
    [sanctions],
    [rankings, ratings],
  ],
]
const CALLERS = [...CONTEXTS, 'dashboard-api', 'citizen']

/** Sessions over viewers whose rights can be taken: a login is its own token. */
const sessionsOf = (viewers: readonly Viewer[]) => {
  const current = new Map(viewers.map((viewer) => [viewer.login, viewer]))
  return {
    current,
    sessions: {
      signIn: async (login: string) =>
        current.has(login) ? { token: login } : ({ refusal: 'SignInRefused' } as const),
      viewerOf: async (token: string) => current.get(token) ?? null,
      signOut: async () => undefined,
    },
  }
}

/** The lists of each service in a schema of its own, which move when they are told. */
const listsApart = async (url: string, freshSchema: () => string, store: ReturnType<typeof memoryEventStore>) => {
  const kept = await Promise.all(
    KEPT.map(async (lists) => {
      const schema = freshSchema()
      const own = await postgresLists<unknown>({ url, schema, lists })
      return { schema, own, projector: await listProjector({ store, lists, generation: own.live }) }
    }),
  )
  const reader = postgresListReader<DashboardLists>({ url, of: kept })
  return {
    reader,
    catchUp: async () => {
      for (const { projector } of kept) while (await projector.step());
    },
    close: async () => {
      await reader.close()
      for (const { own } of kept) await own.close()
    },
  }
}

/** A way to a process that is not there yet, or not there any more. */
const wayTo = (find: () => AnsweringProcess | undefined, from: string, process: string): Peer => ({
  process,
  client: (path, body) => {
    const there = find()
    if (!there) return Promise.reject(new Error(`${process} has not started`))
    return there.peer(from).client(path, body)
  },
})

/** The processes of a city on loopback as far as dashboard-api has to do with them, over one log in memory. */
export const cityApart = async (viewers: readonly Viewer[], postgres: { url: string; freshSchema: () => string }) => {
  const clock = settableClock('2026-03-20T04:00:00.000Z')
  const store = memoryEventStore({ clock })
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-apart-'))
  const { current, sessions } = sessionsOf(viewers)
  const access = openAccessLog({ folder: join(folder, 'access'), store, clock, onFault: () => undefined })
  const lists = await listsApart(postgres.url, postgres.freshSchema, store)
  const running = new Map<string, AnsweringProcess>()
  const way = (from: string, to: string) => wayTo(() => running.get(to), from, to)
  const start = async (self: string, calls: SignedCalls, more: object = {}) => {
    const made = await answeringProcess({ self, callers: CALLERS, calls, ...more })
    running.set(self, made)
    return made
  }
  await start('organisation', {
    ...answerSessions(sessions, { signIn: ['dashboard-api'], recognise: ['dashboard-api', 'rectification'] }),
    ...answerAccessLog(access, { note: ['dashboard-api', 'rectification'], read: ['dashboard-api'] }),
    ...answerLogHead(store, ['dashboard-api']),
  })
  const noted = (from: string) => {
    const told: NotesWaiting[] = []
    const log = remoteAccessLog({ organisation: way(from, 'organisation'), clock, onWaiting: (one) => told.push(one) })
    return { log, told }
  }
  const evidence: EvidenceQuestionPorts = {
    ...{ store, files: memoryFiles(), vault: memoryKeyVault(), guard: UNGUARDED, pictures: sharpPictures() },
    seenEntries: async (viewer, itemId) =>
      (await remoteSeenItems(way('rectification', 'dashboard-api'))(viewer, itemId))?.entryIds ?? null,
  }
  const ofRectification = noted('rectification')
  await start(
    'rectification',
    {},
    {
      modules: [
        PlatformModule.with({
          gateway: { definitions: {}, send: () => Promise.reject(new Error('no command here')) },
          sessions: remoteSessions(way('rectification', 'organisation')),
          cookie: { secure: false },
          questions: { rectification: evidenceQuestions(evidence) },
          onAsked: noting({ access: ofRectification.log }),
        }),
        EvidenceModule.with(evidence),
      ],
    },
  )
  const sent: CommandRequest[] = []
  const send = answerCommand(async (request) => {
    sent.push(request)
    return { ok: false, refusal: 'ItemUnknown', problems: [] }
  })
  await start('intake', { commands: { from: ['dashboard-api'], run: send } })
  const sources = { store, settle: lists.catchUp, lists: { query: lists.reader.query } } as unknown as ReplaySources
  const own = noted('dashboard-api')
  const owners = Object.fromEntries(
    CONTEXTS.map((name): [ContextName, Owner] => {
      const address = running.get(name)?.address ?? 'http://127.0.0.1:1'
      return [name, { ...way('dashboard-api', name), addresses: [address] }]
    }),
  ) as Record<ContextName, Owner>
  const made = dashboardProcess({
    ...{ owners, clock, lists: lists.reader, access: own.log, zoneOf: () => 'Asia/Shanghai' },
    countingOf: () => ({ zone: 'Asia/Shanghai', calendar: cnCalendar }),
    ask: (async () => Promise.reject(new Error('no ClickHouse here'))) as DashboardPorts['ask'],
    factsReached: async () => null,
    historyOf: (itemId, asOf) => replayItem(sources, itemId, asOf),
    sanctionHistoryOf: (sanctionId) => sanctionHistory(sources, sanctionId),
    ...{ secure: false, production: true, waitMillis: 400 },
  })
  const front = await start('dashboard-api', made.calls, { modules: made.modules, beforeBodies: made.beforeBodies })
  return {
    ...{ url: front.address, store, write: writer(store), current, sent, made, catchUp: lists.catchUp },
    /** Ends a process; it does not come back. */
    end: (name: string) => running.get(name)!.stop(),
    close: async () => {
      await own.log.close()
      await ofRectification.log.close()
      for (const one of [...running.values()].reverse()) await one.stop()
      await access.close()
      await lists.close()
      rmSync(folder, { recursive: true })
    },
  }
}
