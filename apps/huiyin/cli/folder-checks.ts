import { systemClock } from '@huiyin/kernel'
import { accessDigests, lastSeal, type EventStore } from '@huiyin/event-sourcing'
import { readMarks } from '@huiyin/bus-embedded'
import { sqliteRangeJournal } from '@huiyin/clickhouse'
import { localFiles } from '@huiyin/files-local'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { isVaultMissing, sqliteKeyVault } from '@huiyin/vault-sqlite'
import { LISTS } from '../host/contexts.js'
import { accessDaysIn, verifyAccess } from '@huiyin/access-log'
import type { DataFolder } from '../host/data-folder.js'
import type { Installation } from '../host/installation.js'
import { subjectsWithoutKey } from '../host/lost-vault.js'
import { foreignMarks } from '../host/restored.js'
import { trustedSealsIn } from '@huiyin/installation'
import { guardOf } from '@huiyin/process-host/guard'
import type { ScannerConfig } from '@huiyin/process-host/config'
import { failed, ok, warning, type CheckResult } from './checks.js'

const lag = (name: string, behind: number): CheckResult => {
  if (behind === 0) return ok(name, 'as far as the log')
  if (behind < 0) return failed(name, 'made from a log that went further', 'They are made anew at the next start.')
  const fix = 'They catch up by themselves while the product runs; else: huiyin rebuild.'
  return warning(name, `${behind} events behind`, fix)
}

/** How far lists and ClickHouse have come, read from their files; a running product is asked instead. */
const placesIn = async (folder: DataFolder) => {
  const lists = sqliteLists({ file: folder.lists, lists: LISTS })
  const journal = sqliteRangeJournal({ file: folder.ranges })
  try {
    const figures = (await journal.done(await journal.generation()))?.position ?? 0
    return { lists: lists.live.checkpoint()?.position ?? 0, figures }
  } finally {
    journal.close()
    await lists.close()
  }
}

/** How far the log has come, and the lists and ClickHouse behind it. */
export const checkProgress = async (
  folder: DataFolder,
  store: EventStore,
  running: Installation | null,
): Promise<readonly CheckResult[]> => {
  const end = (await store.head())?.position ?? 0
  const places = running ? running.reached() : await placesIn(folder)
  return [ok('log', `${end} events`), lag('lists', end - places.lists), lag('ClickHouse', end - places.figures)]
}

/** The reactions know this log: it was not restored behind their back. */
export const checkMarks = async ({ marks: file, path }: DataFolder, store: EventStore): Promise<CheckResult> => {
  const foreign = await foreignMarks(store, file)
  if (foreign.length === 0) return ok('reactions', `${readMarks(file).marks.length} know this log`)
  const names = foreign.map(({ consumer }) => consumer).join(', ')
  return failed(
    'reactions',
    `the log was restored: ${names} had come further`,
    `Put the right log.db back, or: huiyin accept restored-log --data ${path} --reason '…'`,
  )
}

/** The events nobody could handle. */
export const checkLetters = ({ marks, path }: DataFolder): CheckResult => {
  const { letters } = readMarks(marks)
  if (letters.length === 0) return ok('dead letters', 'none')
  return warning('dead letters', `${letters.length} events nobody could handle`, `huiyin letters --data ${path}`)
}

/** There is a vault, and it has a key for everybody whose fields are sealed in the log. */
export const checkVault = async (
  { vault: at, path }: DataFolder,
  store: EventStore,
  running: Installation | null,
): Promise<CheckResult> => {
  const fix = `Restore ${at} from its backup; if it is gone for good: huiyin accept lost-vault --data ${path} --reason '…'`
  if (isVaultMissing(at)) {
    return (await store.head()) === null ? ok('vault', 'none yet') : failed('vault', `there is none in ${at}`, fix)
  }
  const vault = running ? running.personalData.vault : await sqliteKeyVault({ folder: at })
  try {
    const { subjects, without } = await subjectsWithoutKey(store, vault)
    if (without === 0) return ok('vault', `a key, or an erasure, for all ${subjects} whose fields are sealed`)
    const says = `no key for ${without} of ${subjects} whose fields are sealed: it is older than the log, or another’s`
    return failed('vault', says, fix)
  } finally {
    if (!running) await vault.close()
  }
}

/** The last seal is kept, and somewhere else than beside the log. */
export const checkSeals = async ({ seals, path }: DataFolder, store: EventStore): Promise<CheckResult> => {
  const last = await lastSeal(store)
  if (!last) return ok('seals', 'nothing is sealed yet')
  const kept = trustedSealsIn(seals).some(({ hash }) => hash === last.hash)
  if (!kept)
    return failed('seals', `the last seal, at ${last.position}, is not in ${seals}`, 'huiyin verify says more.')
  if (!seals.startsWith(path)) return ok('seals', `the last one, at ${last.position}, is kept in ${seals}`)
  const fix = 'Set HUIYIN_SEALS to a file on another machine: who can write the log can write this one.'
  return warning('seals', 'they lie beside the log', fix)
}

const MEBIBYTE = 1024 ** 2

/** How many files are stored and how large; whether each is whole is for `verify` to say. */
export const checkFiles = async ({ files }: Pick<DataFolder, 'files'>): Promise<CheckResult> => {
  const stored = await localFiles({ folder: files }).list()
  const bytes = stored.reduce((sum, { size }) => sum + size, 0)
  return ok('files', `${stored.length} stored, ${(bytes / MEBIBYTE).toFixed(1)} MiB`)
}

/** Something small and harmless, to hear whether a scanner answers. */
const HARMLESS = Buffer.from('huiyin doctor')

/** Whether somebody looks through files before they are kept, and answers. */
export const checkScanner = async (config: ScannerConfig | undefined): Promise<CheckResult> => {
  const { scanner, whenDown } = guardOf(config)
  if (!scanner || !config) {
    const fix = 'Set HUIYIN_SCANNER_AT, e.g. to clamd:/run/clamav/clamd.ctl; docs/operations says more.'
    return warning('virus scan', 'none: files are kept unscanned, and each says so', fix)
  }
  try {
    await scanner.scan(HARMLESS)
    return ok('virus scan', `${config.at} answers`)
  } catch (error) {
    const meanwhile = whenDown === 'take' ? 'files are kept unscanned' : 'files are refused'
    return failed(
      'virus scan',
      `${(error as Error).message}; ${meanwhile} until it does`,
      `Is it running at ${config.at}?`,
    )
  }
}

/** The files of the access log are those whose digests are in the log. */
export const checkAccess = async ({ access, path }: DataFolder, store: EventStore): Promise<CheckResult> => {
  const { days, findings } = await verifyAccess(accessDaysIn(access), await accessDigests(store))
  if (findings.length === 0) return ok('access log', `${days} days as they were digested`)
  const [first] = findings
  const fix = `Restore ${access} from its backup; huiyin verify --data ${path} names every day.`
  return failed('access log', `${findings.length} days are not as digested, like ${first!.day} (${first!.kind})`, fix)
}

/** The log of a folder, for checks: the running product's, or the file's. */
export const logOf = (folder: DataFolder, running: Installation | null) => {
  const store = running ? running.store : sqliteEventStore({ file: folder.log, clock: systemClock })
  return { store, close: async () => (running ? undefined : store.close()) }
}
