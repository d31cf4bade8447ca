import { createHash } from 'node:crypto'
import type { Instant } from '@huiyin/kernel'
import type { Identity } from '@huiyin/identity'
import type { VirtualClock } from '@huiyin/messaging'
import { figuresText } from '../cli/figures.js'
import { DEMO, peopleOf } from '../demo/city.js'
import { givePasswords, stageOf } from '../demo/play.js'
import type { Installation } from '../host/installation.js'
import { runSimulation, type SimulationResult, type SimulationRun } from './run-simulation.js'

/** What came of a simulation. */
export interface PlayedSimulation extends SimulationResult {
  /** SHA-256 of what `huiyin figures --json --as-of` prints of the folder for `at`; null where nothing came in. */
  readonly figures: string | null
  /** Where the clock stands in the end. */
  readonly at: Instant
  readonly events: number
}

const figuresDigest = async ({ store, ask, unitNames }: Installation, asOf: Instant): Promise<string> => {
  const { position } = (await store.head())!
  const text = await figuresText({ ask, unitNames, position, zone: DEMO.zone }, { json: true, asOf })
  return createHash('sha256').update(`${text}\n`).digest('hex') // a terminal gets the end of the line as well
}

/**
 * Lets a simulated span happen in an empty installation, gives everybody in it the password of the demonstration, and
 * counts its figures when everything has come to rest. The clock stays where the simulation ends.
 */
export const playSimulation = async (
  installation: Installation,
  { identity, clock }: { readonly identity: Identity; readonly clock: VirtualClock },
  run: Omit<SimulationRun, 'ports'>,
): Promise<PlayedSimulation> => {
  const stage = stageOf(installation, identity, clock)
  stage.addTenant(DEMO.tenant, { zone: DEMO.zone, calendar: DEMO.calendar })
  // hashing takes its time on another thread, meanwhile the span is played
  const passwords = givePasswords(stage, peopleOf(run.plan.bureaus))
  const [result] = await Promise.all([runSimulation({ ...run, ports: stage }), passwords])
  await installation.settle()
  const at = clock.now()
  const figures = result.items === 0 ? null : await figuresDigest(installation, at)
  return { ...result, figures, at, events: (await installation.store.head())?.position ?? 0 }
}
