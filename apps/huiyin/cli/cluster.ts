import { resolve } from 'node:path'
import type { Argv } from 'yargs'
import type { Position } from '@huiyin/event-sourcing'
import type { DeadLetter } from '@huiyin/messaging'
import { askPeer, type Peer } from '@huiyin/nest-platform'
import { acceptRestoredLog, CONTEXTS, DROP_LETTER, LETTERS, REPLAY_LETTER } from '@huiyin/process-host'
import { openOperator, type Operator } from '../cluster/operator.js'
import { stageOver } from '../cluster/stage.js'
import { DEMO_PASSWORD, demoStart, playDemo } from '../demo/play.js'
import { countRecords } from '../import/count-records.js'
import { readMapping } from '../import/mapping.js'
import { checkHeader } from '../import/records.js'
import { runImport } from '../import/run-import.js'
import { EXIT, NotPossible, type ExitCode } from './exit.js'
import { figuresText, tenantOf } from './figures.js'
import { mappingFile } from './import.js'
import { importProgress } from './progress.js'
import { ownTerminal, type Terminal } from './terminal.js'

interface Given {
  readonly config: string
  readonly about: string | undefined
  readonly file: string | undefined
  readonly reason: string | undefined
  readonly json: boolean
}
type Deed = (operator: Operator, given: Given, terminal: Terminal) => Promise<ExitCode>

/** Plays the made-up city into processes in which nothing has happened yet. */
const demo: Deed = async (operator, _, terminal) => {
  await operator.standAt(demoStart())
  const played = await playDemo(stageOver(operator), (done, of) => terminal.progress(`demo data, day ${done} of ${of}`))
  await operator.settle()
  terminal.print(`${played.items} items up to ${played.to}; nothing in it is real. Password of all: ${DEMO_PASSWORD}`)
  for (const { code, zh, en } of played.receipts) terminal.print(`  ${code}  ${zh} ${en}`)
  return EXIT.ok
}

/** Brings in the cases of another system; run again it goes on, and adds nothing twice. */
const importCases: Deed = async (operator, { about, file, config }, terminal) => {
  if (!about || !file) throw new NotPossible('Say which mapping and which file: cluster import boston311 cases.csv.gz')
  const mapping = readMapping(mappingFile(about))
  await checkHeader(file, mapping)
  operator.settings.add(mapping.name, { zone: mapping.zone, calendar: mapping.calendar })
  const started = performance.now()
  const result = await runImport({
    ...{ mapping, file: resolve(file), folder: resolve(config, '../../imports'), signal: terminal.signal },
    ports: { send: operator.send, settle: operator.settle },
    onProgress: importProgress(terminal, await countRecords(file)),
  })
  await operator.settle()
  const seconds = (performance.now() - started) / 1_000
  terminal.print(
    `${result.rows} items in ${seconds.toFixed(1)} s (${Math.round(result.rows / seconds)}/s); ` +
      `${result.rejected} rejected${result.rejected > 0 ? `, with their reasons in ${result.rejectsFile}` : ''}`,
  )
  if (!result.finished) return EXIT.interrupted
  return result.rejected > 0 ? EXIT.found : EXIT.ok
}

type Letters = (peer: Peer, letter: DeadLetter) => Promise<boolean>

const replay: Letters = async (peer, { consumer, position }) =>
  (await askPeer(REPLAY_LETTER, peer)({ consumer, position }))?.handled === true

const dropFor =
  (reason: string): Letters =>
  (peer, { consumer, position }) =>
    askPeer(DROP_LETTER, peer)({ name: { consumer, position }, reason })

const lettersDeed = (about: string, reason: string | undefined): Letters => {
  if (about === 'list') return () => Promise.resolve(false)
  if (about === 'replay') return replay
  if (about !== 'drop') throw new NotPossible('cluster letters list, replay or drop')
  if (!reason) throw new NotPossible('Say why with --reason; it stands in the log for ever.')
  return dropFor(reason)
}

/** A letter belongs to a consumer that perhaps one instance alone has: they are asked until one has done it. */
const doneByOne = async (peers: readonly Peer[], letter: DeadLetter, deed: Letters): Promise<boolean> => {
  for (const peer of peers) if (await deed(peer, letter)) return true
  return false
}

/** What nobody could handle, in every context; all of it delivered once more, or given up with a reason. */
const letters: Deed = async (operator, { about = 'list', reason }, { print }) => {
  const deed = lettersDeed(about, reason)
  let [found, left] = [0, 0]
  for (const peers of CONTEXTS.map((context) => operator.instances[context]).filter(({ length }) => length > 0)) {
    for (const letter of await askPeer(LETTERS, peers[0]!)({})) {
      const isDone = await doneByOne(peers, letter, deed)
      found += 1
      if (!isDone) left += 1
      const { consumer, position, event, attempts } = letter
      const says = isDone ? 'done' : `tried ${attempts} times: ${letter.reason}`
      print(`#${position}  ${consumer}  ${event.name} about ${event.key}: ${says}`)
    }
  }
  if (found === 0) print('No dead letters.')
  return left > 0 ? EXIT.found : EXIT.ok
}

/** All figures as of what ClickHouse has when everything has settled: the same questions as in one process. */
const figuresNow: Deed = async (operator, { about, json }, { print }) => {
  const tenant = tenantOf(operator, about)
  await operator.settle()
  const head = await operator.settledAt()
  for (let at = await operator.figuresReached(); (at ?? 0) < head; at = await operator.figuresReached()) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const rows = await operator.lists.query.selectFrom('units').select(['unit_id', 'name']).execute()
  const names = new Map(rows.map(({ unit_id: id, name }) => [id, name]))
  const unitNames = async () => (unitId: string) => names.get(unitId) ?? unitId
  const { ask, settings } = operator
  const source = { ask, unitNames, position: head as Position, zone: settings.of(tenant).zone }
  print(await figuresText(source, { json, asOf: undefined }))
  return EXIT.ok
}

/** Waits until everything that was sent has had its consequences everywhere. */
const settle: Deed = async (operator, _, { print }) => {
  const started = performance.now()
  await operator.settle()
  print(`everything has had its consequences after ${((performance.now() - started) / 1_000).toFixed(1)} s`)
  return EXIT.ok
}

const isAlive = (address: string): Promise<boolean> =>
  fetch(`${address}/health/live`).then(
    () => true,
    () => false,
  )

/** Says that the log was restored from a backup, so that the processes start again without what came after it. */
const acceptRestored: Deed = async ({ config, clock }, { reason }, { print }) => {
  if (!reason) throw new NotPossible('Say why with --reason; it stands in the log for ever.')
  for (const address of CONTEXTS.flatMap((context) => config.peers[context] ?? [])) {
    if (await isAlive(address)) throw new NotPossible(`The process at ${address} runs; stop all of them first.`)
  }
  const foreign = await acceptRestoredLog(config.postgres.url, { reason, clock })
  if (foreign === null) throw new NotPossible('This log was not restored: every process knows it.')
  print(
    `Accepted, and recorded in the log. ${foreign} readers knew another one; all begin anew, lists and figures too.`,
  )
  return EXIT.ok
}

const DEEDS = {
  ...{ demo, import: importCases, figures: figuresNow, letters, settle },
  'accept-restored-log': acceptRestored,
} as const

const run = async (deed: keyof typeof DEEDS, given: Given): Promise<void> => {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const operator = await openOperator(given.config)
  try {
    process.exitCode = await DEEDS[deed](operator, given, ownTerminal(stop.signal))
  } finally {
    await operator.close()
  }
}

/** `huiyin cluster <deed>` */
export const clusterCommand = (cli: Argv): Argv =>
  cli.command(
    'cluster <deed> [about] [file]',
    'Operate an installation whose services run as processes',
    (command: Argv) =>
      command
        .positional('deed', {
          ...{ choices: Object.keys(DEEDS) as (keyof typeof DEEDS)[], demandOption: true },
          describe:
            'demo: a made-up city; import: cases; figures: all of them; letters: what nobody could handle; settle: wait; accept-restored-log: go on after a restore',
        })
        .positional('about', {
          type: 'string',
          describe: 'the mapping of an import; whose figures; list, replay or drop for letters',
        })
        .positional('file', { type: 'string', describe: 'the file of an import' })
        .option('config', { type: 'string', demandOption: true, describe: 'the operator’s configuration (YAML)' })
        .option('json', { type: 'boolean', default: false, describe: 'figures as JSON' })
        .option('reason', {
          type: 'string',
          describe: 'why letters are dropped or a restored log is accepted; it stands in the log for ever',
        })
        .example('$0 cluster demo --config data/cluster/config/operator.yaml', 'play the demonstration into processes')
        .example(
          "$0 cluster accept-restored-log --reason 'disk failed, backup of 1 March' --config operator.yaml",
          'after the log was restored, when no process runs',
        )
        .example('$0 cluster letters replay --config operator.yaml', 'deliver everything once more'),
    ({ deed, about, file, config, reason, json }) =>
      run(deed as keyof typeof DEEDS, { config: resolve(config), about, file, reason, json }),
  )
