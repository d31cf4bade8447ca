import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { systemClock, type Instant } from '@huiyin/kernel'
import { hostedAccountability } from '@huiyin/accountability'
import { hostedCampaign } from '@huiyin/campaign'
import { sharedClock } from '@huiyin/cluster-postgres'
import { hostedEvaluation } from '@huiyin/evaluation'
import type { StoredEvent } from '@huiyin/event-sourcing'
import { UNGUARDED } from '@huiyin/files'
import { localFiles, STORING_THREADS } from '@huiyin/files-local'
import { PRINTINGS, type Lists } from '@huiyin/host/contexts'
import { hostedIntake } from '@huiyin/intake'
import { listsOf } from '@huiyin/lists-postgres'
import type { DeadLetter, SendCommand } from '@huiyin/messaging'
import { askPeer } from '@huiyin/nest-platform'
import { hostedOrganisation } from '@huiyin/organisation'
import {
  CONTEXTS,
  LETTERS,
  operated,
  serviceProcess,
  startProcess,
  type ContextName,
  type HostedContext,
  type Instances,
  type RunningProcess,
} from '@huiyin/process-host'
import { hostedRectification } from '@huiyin/rectification'
import { commandPrinter } from '@huiyin/privacy'
import { signedClient, type SignedClient } from '@huiyin/signed-http'
import { postgresEventStore } from '@huiyin/store-postgres'
import { TYPESCRIPT } from '@huiyin/testing'
import { vaultProcess } from '@huiyin/vault'
import { remoteKeyVault } from '@huiyin/vault-http'
import { onServers, requiredServers } from './parts.js'
import type { Engine, WorldOptions } from './engine.js'

const HOSTED: readonly HostedContext[] = [
  ...[hostedIntake, hostedRectification, hostedOrganisation, hostedCampaign, hostedAccountability],
  hostedEvaluation(() => () => Promise.resolve(null)),
]
/** The contexts run from their sources here, so the threads with their files have to read these. */
const FROM_SOURCES = { storing: { ...STORING_THREADS, execArgv: TYPESCRIPT } }
const SETTINGS = { tenants: { county: { zone: 'Asia/Shanghai', calendar: 'cn@2026.1' } } }
const INT8 = 20
const NOBODY = 'http://127.0.0.1:1'

/** A database of the story's own: processes name their schemas, and two stories would share them. */
const freshDatabase = async (server: string): Promise<string> => {
  const name = `story_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}

/** The lists of all contexts as one, to be asked. */
const listsOfAll = (url: string): Kysely<Lists> => {
  const getTypeParser = ((oid: number, format?: 'text') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
  const options = `-c search_path=${CONTEXTS.map((context) => listsOf(context).schema).join(',')}`
  const pool = new pg.Pool({ connectionString: url, options, max: 4, types: { getTypeParser } })
  return new Kysely<Lists>({ dialect: new PostgresDialect({ pool }) })
}

interface Place {
  readonly folder: string
  readonly url: string
  readonly brokers: readonly string[]
  readonly installation: string
}

/** Every process of the story with its configuration in a file, as an installation has them. */
const startAll = async ({ folder, url, brokers, installation }: Place, write: (line: string) => void) => {
  const secrets = Object.fromEntries(
    [...CONTEXTS, 'vault', 'operator'].map((name) => [name, randomBytes(32).toString('base64url')]),
  )
  const start = async <D extends Parameters<typeof startProcess>[0]>(definition: D, config: object) => {
    const file = join(folder, `${definition.name}.yaml`)
    const { operator, ...callers } = secrets
    const common = { listen: { port: 0 }, secret: secrets[definition.name] }
    writeFileSync(file, JSON.stringify({ ...common, callers: { ...callers, operator }, ...config }), { mode: 0o600 })
    return startProcess(definition, { file, env: {} }, write)
  }
  const vault = await start(vaultProcess, { folder: join(folder, 'vault'), erasures: join(folder, 'erasures.jsonl') })
  const settings = join(folder, 'settings.json')
  writeFileSync(settings, JSON.stringify(SETTINGS))
  const around = {
    ...{ postgres: { url }, kafka: { brokers, installation }, settings, clock: 'shared' },
    files: join(folder, 'files'),
    // no story has people sign in to these processes, so nobody is asked who they are
    peers: { vault: [vault.address], organisation: [NOBODY], 'dashboard-api': [NOBODY] },
  }
  const services = await Promise.all(HOSTED.map((context) => start(serviceProcess(context, FROM_SOURCES), around)))
  const running = new Map<ContextName, RunningProcess>(HOSTED.map(({ name }, index) => [name, services[index]!]))
  const clientOf = (from: string, to: string, address: string): SignedClient =>
    signedClient({ from, to, address, secret: Buffer.from(secrets[from]!, 'base64url'), clock: systemClock })
  const stop = async () => {
    await Promise.all(services.map((one) => one.stop()))
    await vault.stop()
  }
  return { running, clientOf, vault: vault.address, secret: Buffer.from(secrets['intake']!, 'base64url'), stop }
}

/** Whoever sets the clock of the machine back: the row is written as it is, past the guard that keeps it from it. */
const setClockTo = async (url: string, instant: Instant): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('UPDATE shared.clock SET standing = $1', [instant])
  await client.end()
}

/** Whether a line of a log tells of a fault, and which. */
const faultIn = (line: string): readonly string[] => {
  const { level, says, message } = JSON.parse(line) as { level: string; says: string; message?: string }
  return level === 'error' ? [`${says}: ${message}`] : []
}

/** Each context in a process of its own, over PostgreSQL, Kafka and signed HTTP, with a clock that all of them share. */
export const apart = async ({ start, clock: shown }: WorldOptions): Promise<Engine> => {
  const { url: server, brokers } = requiredServers()
  const url = await freshDatabase(server)
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-story-'))
  const clock = await sharedClock({ url, schema: 'shared', start })
  const faults: string[] = []
  const installation = `s-${randomUUID().slice(0, 8)}`
  const all = await startAll({ folder, url, brokers, installation }, (line) => faults.push(...faultIn(line)))
  const { running, clientOf } = all
  const asked = (of: ContextName) => clientOf('operator', of, running.get(of)!.address)
  const instances = Object.fromEntries(
    CONTEXTS.map((of) => [of, [{ process: of, client: asked(of) }]]),
  ) as unknown as Instances
  const { send, settle, moveTo } = operated(instances, clock)
  const store = await postgresEventStore({ url, clock })
  const lists = listsOfAll(url)
  const vault = remoteKeyVault({ client: clientOf('intake', 'vault', all.vault), secret: all.secret })
  const print = await commandPrinter(PRINTINGS, vault)
  const events: StoredEvent[] = []
  let buried: readonly DeadLetter[] = []
  const reread = async () => {
    for (let more = true; more;) {
      const batch = await store.readLog(events.at(-1)?.position ?? null, 1_000)
      events.push(...batch)
      more = batch.length > 0
    }
    const found = CONTEXTS.map((of) => askPeer(LETTERS, instances[of][0]!)({}))
    buried = (await Promise.all(found)).flat()
  }
  const drain = async () => {
    await settle()
    await reread()
  }
  const sendAt: SendCommand = async (request) => {
    if (shown && shown.now() !== clock.now()) {
      await setClockTo(url, shown.now())
      await Promise.all([clock.look(), settle()]) // everybody looks at the clock when he is told to settle
    }
    return send(request)
  }
  return {
    ...{
      store,
      lists,
      drain,
      send: sendAt,
      kept: { files: localFiles({ folder: join(folder, 'files') }), vault, guard: UNGUARDED },
    },
    facts: () => events,
    clock: {
      now: clock.now,
      moveTo: async (instant) => {
        await moveTo(instant)
        await reread()
      },
    },
    anew: async (again) => ({ ...(await onServers(again, 'log', { url, brokers })), print }),
    faults: () => [...faults, ...buried.map(({ reason }) => reason)],
    close: async () => {
      await all.stop()
      await lists.destroy()
      await store.close()
      await clock.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
