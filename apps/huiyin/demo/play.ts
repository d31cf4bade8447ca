import { addDays, dayIn, systemClock, type Day, type Instant } from '@huiyin/kernel'
import type { Identity } from '@huiyin/identity'
import { keepEvidence } from '@huiyin/rectification'
import type { Installation } from '../host/installation.js'
import type { VirtualClock } from '@huiyin/messaging'
import { DEMO, PEOPLE, setUpCity } from './city.js'
import type { Undecided } from './consequences.js'
import type { DemoReceipt } from './receipts.js'
import { runYear, type DemoPorts } from './run-year.js'
import { at, demoSpan } from './year.js'

/** Everybody of the demonstration has the same password; it is printed, and the product listens on loopback only. */
export const DEMO_PASSWORD = 'huiyin-demo-2026'

const SEED = 20_260_105

/** When the clock of the demonstration begins to stand: the city is set up the day before its first. */
export const demoStart = (): Instant => at(addDays(today().from, -1), '09:00')

const today = () => demoSpan(dayIn(DEMO.zone, systemClock.now()))

const undecidedIn = async ({ lists }: Installation): Promise<readonly Undecided[]> => {
  const rows = await lists.query.selectFrom('sanctions').selectAll().where('state', '=', 'proposed').execute()
  return rows.map((row) => ({
    ...{ sanctionId: row.sanction_id, unitId: row.unit_id },
    ...{ statementDueAt: row.statement_due_at, statements: row.statements },
  }))
}

const givePasswords = async (identity: Identity): Promise<void> => {
  const passwords = await Promise.all(PEOPLE.map(({ login }) => identity.setPassword(login, DEMO_PASSWORD)))
  const refused = passwords.find((set) => !set.ok)
  if (refused && !refused.ok) throw new Error(`the password of the demonstration was refused: ${refused.refusal}`)
}

/**
 * Plays the demonstration into an empty installation: the city, everybody's password, and what happened in it up to
 * yesterday. The clock is moved as it goes and released at the end.
 */
export const playDemo = async (
  installation: Installation,
  identity: Identity,
  clock: VirtualClock,
  onDay: (done: number, of: number) => void,
): Promise<{ readonly items: number; readonly to: Day; readonly receipts: readonly DemoReceipt[] }> => {
  const { send, bus } = installation
  installation.settings.add(DEMO.tenant, { zone: DEMO.zone, calendar: DEMO.calendar })
  const settle = () => bus.settle()
  await setUpCity(send, settle, clock.now(), '2026-01-01')
  const { from, to } = today()
  const { files, personalData } = installation
  const keep: DemoPorts['keep'] = async ({ entryId, bytes }) => {
    const kept = await keepEvidence({ files, vault: personalData.vault }, entryId, { bytes, declared: '' })
    if (!kept.ok) throw new Error(`the demonstration could not keep its evidence: ${kept.refusal}`)
    return kept.evidence
  }
  const moveTo = (instant: string) => clock.moveTo(instant, installation.settling)
  const undecided = () => undecidedIn(installation)
  // hashing takes its time on another thread, meanwhile the year is played
  const [played] = await Promise.all([
    runYear({ send, settle, moveTo, keep, undecided }, { from, to, seed: SEED }, onDay),
    givePasswords(identity),
  ])
  clock.release()
  return { ...played, to }
}
