import { addDays, dayIn, systemClock, type Day } from '@huiyin/kernel'
import type { Identity } from '@huiyin/identity'
import type { Installation } from '../host/installation.js'
import type { VirtualClock } from '../host/virtual-clock.js'
import { DEMO, PEOPLE, setUpCity } from './city.js'
import { runYear } from './run-year.js'
import { at } from './year.js'

/** Everybody of the demonstration has the same password; it is printed, and the product listens on loopback only. */
export const DEMO_PASSWORD = 'huiyin-demo-2026'

const SEED = 20_260_105
const FIRST_WORKED: Day = '2026-01-05'
const LAST_DAY: Day = '2026-12-31'
/** The city is set up the day before its year begins. */
export const DEMO_START = at('2026-01-04', '09:00')

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

/**
 * Plays the demonstration into an empty installation: the city, everybody's password, and its year up to yesterday. The
 * clock is moved as it goes and released at the end.
 */
export const playDemo = async (
  installation: Installation,
  identity: Identity,
  clock: VirtualClock,
  onDay: (done: number, of: number) => void,
): Promise<{ readonly items: number; readonly to: Day }> => {
  const { send, bus } = installation
  installation.settings.add(DEMO.tenant, { zone: DEMO.zone, calendar: DEMO.calendar })
  const settle = () => bus.settle()
  await setUpCity(send, settle, clock.now(), '2026-01-01')
  const passwords = await Promise.all(PEOPLE.map(({ login }) => identity.setPassword(login, DEMO_PASSWORD)))
  const refused = passwords.find((set) => !set.ok)
  if (refused && !refused.ok) throw new Error(`the password of the demonstration was refused: ${refused.refusal}`)
  const yesterday = addDays(dayIn(DEMO.zone, systemClock.now()), -1)
  const to = earlier(yesterday, LAST_DAY)
  const moveTo = (instant: string) => clock.moveTo(instant, installation.settling)
  const items = await runYear({ send, settle, moveTo }, { from: FIRST_WORKED, to, seed: SEED }, onDay)
  clock.release()
  return { items, to }
}
