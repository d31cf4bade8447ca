import { statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { isTimeZone } from '@huiyin/kernel'
import { calendars, findCalendar, isPublished } from '@huiyin/calendar'

/** What one check found, and what to do about it. */
export interface CheckResult {
  readonly name: string
  readonly verdict: 'ok' | 'warning' | 'failed'
  readonly says: string
  readonly fix: string | null
}

/** All is well. */
export const ok = (name: string, says: string): CheckResult => ({ name, verdict: 'ok', says, fix: null })
/** It works, and somebody should know. */
export const warning = (name: string, says: string, fix: string): CheckResult => ({
  name,
  verdict: 'warning',
  says,
  fix,
})
/** It has to be mended. */
export const failed = (name: string, says: string, fix: string): CheckResult => ({ name, verdict: 'failed', says, fix })

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
