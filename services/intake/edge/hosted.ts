import type { HostedContext } from '@huiyin/process-host/hosting'
import { intakeAnswers } from './answers.js'
import { bindIntake, intake } from './service.js'

/** Intake as a process of its own hosts it. */
export const hostedIntake: HostedContext = {
  ...intake,
  name: intake.context,
  bind: ({ store, clock, countingOf, copies, vault, journal, files }) =>
    bindIntake({ store, clock, countingOf, copies, erasure: { vault, journal }, files }),
  answers: intakeAnswers,
}
