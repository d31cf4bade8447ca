import { existsSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { systemClock, isTimeZone } from '@huiyin/kernel'
import { calendars, findCalendar, isPublished } from '@huiyin/calendar'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { sqliteRangeJournal } from '@huiyin/clickhouse'
import { LISTS } from '../host/contexts.js'
import { ownerOf, type DataFolder } from '../host/data-folder.js'
import { readSettings } from '../host/settings.js'

/** What one check found, and what to do about it. */
export interface CheckResult {
  readonly name: string
  readonly verdict: 'ok' | 'warning' | 'failed'
  readonly says: string
  readonly fix: string | null
}

const ok = (name: string, says: string): CheckResult => ({ name, verdict: 'ok', says, fix: null })
const warning = (name: string, says: string, fix: string): CheckResult => ({ name, verdict: 'warning', says, fix })
const failed = (name: string, says: string, fix: string): CheckResult => ({ name, verdict: 'failed', says, fix })

const GIB = 1024 ** 3
const LEAST_FREE_GIB = 2

/** Node is new enough, and the machine's clock knows the zones deadlines are counted in. */
export const checkRuntime = (version: string): CheckResult => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNew = major > 20 || (major === 20 && minor >= 19)
  return isNew ? ok('Node', version) : failed('Node', version, 'Install Node 20.19 or newer.')
}

/** The time zones of all tenants are known to this machine. */
export const checkZones = (zones: readonly string[]): CheckResult => {
  const unknown = zones.filter((zone) => !isTimeZone(zone))
  if (unknown.length === 0) return ok('time zones', zones.join(', ') || 'no tenant yet')
  return failed('time zones', `unknown: ${unknown.join(', ')}`, 'Use a Node built with full ICU.')
}

/** Deadlines of this year and the next are counted by a published calendar; else they are provisional. */
export const checkCalendars = (keys: readonly string[], year: number): CheckResult => {
  const used = keys.length > 0 ? keys : calendars.map(({ id, version }) => `${id}@${version}`)
  const missing = used.flatMap((key) => {
    const calendar = findCalendar(key)
    if (!calendar) return [`${key} is not part of this version`]
    return [year, year + 1].filter((one) => !isPublished(calendar, one)).map((one) => `${key} has no ${one}`)
  })
  if (missing.length === 0) return ok('calendar', `${used.join(', ')}: ${year} and ${year + 1}`)
  return warning('calendar', missing.join('; '), 'Deadlines in those years are provisional until the year is adopted.')
}

/** There is room for the log to grow. */
export const checkDisk = (folder: string): CheckResult => {
  const { bavail, bsize } = statfsSync(folder)
  const free = (bavail * bsize) / GIB
  const says = `${free.toFixed(1)} GiB free`
  if (free >= LEAST_FREE_GIB) return ok('disk', says)
  return failed('disk', says, `Free some space, or move the data folder: ${LEAST_FREE_GIB} GiB are needed.`)
}

/** The port the product listens on is free. */
export const checkPort = (port: number): Promise<CheckResult> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () =>
      resolve(warning('port', `${port} is taken`, `Stop what listens there, or start with --port.`)),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(ok('port', `${port} is free`))))
  })

const lag = (name: string, behind: number): CheckResult =>
  behind === 0
    ? ok(name, 'as far as the log')
    : warning(name, `${behind} events behind`, 'They catch up by themselves when the product runs; else rebuild them.')

/** How far the log has come, and the lists and ClickHouse behind it. */
export const checkProgress = async (folder: DataFolder): Promise<readonly CheckResult[]> => {
  const store = sqliteEventStore({ file: folder.log, clock: systemClock })
  const lists = sqliteLists({ file: folder.lists, lists: LISTS })
  const journal = sqliteRangeJournal({ file: folder.ranges })
  try {
    const end = (await store.head())?.position ?? 0
    const listed = lists.live.checkpoint()?.position ?? 0
    const sent = journal.done(journal.generation())?.position ?? 0
    return [ok('log', `${end} events`), lag('lists', end - listed), lag('ClickHouse', end - sent)]
  } finally {
    journal.close()
    await lists.close()
    await store.close()
  }
}

/** Nobody else works on the folder, and its settings can be read. */
export const checkFolder = (folder: string, settings: string): CheckResult => {
  const owner = ownerOf(folder)
  if (owner !== null)
    return warning('data folder', `in use by process ${owner}`, 'Ask the running product, or stop it first.')
  if (!existsSync(settings)) return warning('data folder', 'no settings yet', 'Import something or start the demo.')
  return ok('data folder', `${Object.keys(readSettings(settings).tenants).length} tenants`)
}
