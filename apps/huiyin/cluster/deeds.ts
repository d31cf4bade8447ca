import { resolve } from 'node:path'
import { unitNamesIn } from '@huiyin/dashboard-api/unit-names'
import type { Position } from '@huiyin/event-sourcing'
import { acceptRestoredLog } from '@huiyin/process-host'
import { isFolderDeed, runFolderDeed } from './backup-deeds.js'
import type { DeedName, Given } from './deed.js'
import { requireNobodyRuns } from './nobody-runs.js'
import { openOperator, type Operator } from './operator.js'
import { lettersOfAll } from './letters.js'
import { keysOfPrograms } from './keys-of-programs.js'
import { setPassword } from './set-password.js'
import { stageOver } from './stage.js'
import { verifyProcesses } from './verify-processes.js'
import { DEMO_PASSWORD, demoStart, playDemo } from '../demo/play.js'
import { countRecords } from '../import/count-records.js'
import { readMapping } from '../import/mapping.js'
import { checkHeader } from '../import/records.js'
import { runImport } from '../import/run-import.js'
import { defineAll, definitionsIn, type Definable } from '../cli/define.js'
import { EXIT, NotPossible, type ExitCode } from '../cli/exit.js'
import { figuresText, tenantOf } from '../cli/figures.js'
import { mappingFile } from '../cli/import.js'
import { importProgress } from '../cli/progress.js'
import { ownTerminal, type Terminal } from '../cli/terminal.js'

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

/** Defines what a file holds, for the tenant named behind it or the only one there is. */
const defining =
  (what: Definable): Deed =>
  async (operator, { about, file: tenant }, terminal) => {
    if (!about) throw new NotPossible(`Say which file: cluster ${what} own.yaml`)
    const definitions = definitionsIn(what, about)
    return defineAll(operator, { tenant: tenantOf(operator, tenant), what, definitions }, terminal)
  }

/** All figures as of what ClickHouse has when everything has settled: the same questions as in one process. */
const figuresNow: Deed = async (operator, { about, json }, { print }) => {
  const tenant = tenantOf(operator, about)
  await operator.settle()
  const head = await operator.settledAt()
  for (let at = await operator.figuresReached(); (at ?? 0) < head; at = await operator.figuresReached()) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const { ask, settings, lists } = operator
  const unitNames = () => unitNamesIn(lists.query)
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

/** Says that the log was restored from a backup, so that the processes start again without what came after it. */
const acceptRestored: Deed = async ({ config, clock }, { reason }, { print }) => {
  if (!reason) throw new NotPossible('Say why with --reason; it stands in the log for ever.')
  await requireNobodyRuns(config)
  const foreign = await acceptRestoredLog(config.postgres.url, { reason, clock })
  if (foreign === null) throw new NotPossible('This log was not restored: every process knows it.')
  print(
    `Accepted, and recorded in the log. ${foreign} readers knew another one; all begin anew, lists and figures too.`,
  )
  return EXIT.ok
}

const DEEDS: Readonly<Record<Exclude<DeedName, 'backup' | 'restore'>, Deed>> = {
  ...{ demo, import: importCases, figures: figuresNow, letters: lettersOfAll, settle },
  ...{ channels: defining('channels'), modes: defining('modes'), ledgers: defining('ledgers') },
  templates: defining('templates'),
  ...{
    password: setPassword,
    'open311-key': keysOfPrograms,
    verify: verifyProcesses,
    'accept-restored-log': acceptRestored,
  },
}

/** Does it with the installation that the operator's configuration names. */
export const runDeed = async (deed: DeedName, given: Given): Promise<void> => {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const terminal = ownTerminal(stop.signal)
  if (isFolderDeed(deed)) {
    process.exitCode = await runFolderDeed(deed, given, terminal)
    return
  }
  const operator = await openOperator(given.config)
  try {
    process.exitCode = await DEEDS[deed](operator, given, terminal)
  } finally {
    await operator.close()
  }
}
