import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isTimeZone } from '@huiyin/kernel'
import { findCalendar, type Counting } from '@huiyin/calendar'
import { z } from 'zod'

const tenant = z.strictObject({
  zone: z.string().refine(isTimeZone, 'a time zone this machine knows, like Asia/Shanghai'),
  calendar: z.string().refine((key) => findCalendar(key) !== undefined, 'a calendar of the product, like cn@1'),
})
const settings = z.strictObject({ tenants: z.record(z.string(), tenant) })

/** What an installation's tenants count time with. */
export type Settings = z.infer<typeof settings>
/** One tenant's zone and calendar. */
export type TenantSettings = z.infer<typeof tenant>

/** The settings file says something that cannot be. */
export class BadSettings extends Error {
  override name = 'BadSettings'
}

/** Reads the settings of a data folder; an installation without any has no tenants. */
export const readSettings = (file: string): Settings => {
  if (!existsSync(file)) return { tenants: {} }
  const read = settings.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: expected ${message}`)
  throw new BadSettings(`${file} cannot be used:\n${problems.join('\n')}`)
}

/** The settings of an installation while it runs. */
export interface LiveSettings {
  of(tenant: string): TenantSettings
  /** Adds a tenant or confirms it. Throws `BadSettings` when it is there with another zone or calendar. */
  add(tenant: string, wanted: TenantSettings): void
  all(): Settings
}

/**
 * Reads the file and keeps it true to what is added. Another process may have added a tenant meanwhile: one that is not
 * known is looked for in the file again.
 */
export const liveSettings = (file: string): LiveSettings => {
  let settings = readSettings(file)
  return {
    all: () => settings,
    of: (tenant) => {
      if (!settings.tenants[tenant]) settings = readSettings(file)
      const found = settings.tenants[tenant]
      if (!found) throw new BadSettings(`there is no tenant ${tenant} in ${file}`)
      return found
    },
    add: (name, wanted) => {
      const there = settings.tenants[name]
      if (there && (there.zone !== wanted.zone || there.calendar !== wanted.calendar)) {
        throw new BadSettings(
          `${name} counts with ${there.zone} and ${there.calendar}; ` +
            `it cannot change to ${wanted.zone} and ${wanted.calendar}`,
        )
      }
      settings = { tenants: { ...settings.tenants, [name]: wanted } }
      writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
    },
  }
}

/** How days are counted for each tenant, by the settings of the installation. */
export const countingBy =
  (settings: Pick<LiveSettings, 'of'>) =>
  (tenant: string): Counting => {
    const { zone, calendar } = settings.of(tenant)
    return { zone, calendar: findCalendar(calendar)! }
  }
