import { addDays, dayIn, systemClock, type Day, type Instant } from '@huiyin/kernel'
import type { Identity } from '@huiyin/identity'
import { keepEvidence } from '@huiyin/rectification'
import type { ListQueries } from '@huiyin/read-model'
import type { SanctionRow } from '@huiyin/accountability'
import type { Installation } from '../host/installation.js'
import type { VirtualClock } from '@huiyin/messaging'
import { DEMO, PEOPLE, setUpCity, type DemoPerson } from './city.js'
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

/** What a demonstration is played on, in one process or over many. */
export interface DemoStage extends DemoPorts {
  /** Where the clock stands. */
  readonly now: () => Instant
  readonly addTenant: (tenant: string, settings: { readonly zone: string; readonly calendar: string }) => void
  readonly setPassword: Identity['setPassword']
  /** From now on the clock runs by itself. */
  readonly release: () => void | Promise<void>
}

/** The measures that were proposed and not decided, as the list of them says. */
export const undecidedIn = async (
  lists: ListQueries<{ readonly sanctions: SanctionRow }>,
): Promise<readonly Undecided[]> => {
  const rows = await lists.selectFrom('sanctions').selectAll().where('state', '=', 'proposed').execute()
  return rows.map((row) => ({
    ...{ sanctionId: row.sanction_id, unitId: row.unit_id },
    ...{ statementDueAt: row.statement_due_at, statements: row.statements },
  }))
}

/** The stage of an installation in one process. */
export const stageOf = (installation: Installation, identity: Identity, clock: VirtualClock): DemoStage => {
  const { send, bus, settings, files, guard, personalData, settling, lists } = installation
  return {
    ...{ now: clock.now, send, addTenant: settings.add, setPassword: identity.setPassword, release: clock.release },
    settle: () => bus.settle(),
    moveTo: (instant) => clock.moveTo(instant, settling),
    undecided: () => undecidedIn(lists.query),
    keep: async ({ entryId, bytes }) => {
      const kept = await keepEvidence({ files, guard, vault: personalData.vault }, entryId, { bytes, declared: '' })
      if (!kept.ok) throw new Error(`the demonstration could not keep its evidence: ${kept.refusal}`)
      return kept.evidence
    },
  }
}

/** Gives each of these people the password of the demonstration. */
export const givePasswords = async (
  { setPassword }: Pick<DemoStage, 'setPassword'>,
  people: readonly DemoPerson[],
): Promise<void> => {
  const passwords = await Promise.all(people.map(({ login }) => setPassword(login, DEMO_PASSWORD)))
  const refused = passwords.find((set) => !set.ok)
  if (refused && !refused.ok) throw new Error(`the password of the demonstration was refused: ${refused.refusal}`)
}

/**
 * Plays the demonstration into an empty installation: the city, everybody's password, and what happened in it up to
 * yesterday. The clock is moved as it goes and released at the end.
 */
export const playDemo = async (
  stage: DemoStage,
  onDay: (done: number, of: number) => void,
): Promise<{ readonly items: number; readonly to: Day; readonly receipts: readonly DemoReceipt[] }> => {
  stage.addTenant(DEMO.tenant, { zone: DEMO.zone, calendar: DEMO.calendar })
  await setUpCity(stage.send, stage.settle, stage.now(), { from: '2026-01-01' })
  const { from, to } = today()
  // hashing takes its time on another thread, meanwhile the year is played
  const [played] = await Promise.all([runYear(stage, { from, to, seed: SEED }, onDay), givePasswords(stage, PEOPLE)])
  await stage.release()
  return { ...played, to }
}
