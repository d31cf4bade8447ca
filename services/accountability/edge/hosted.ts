import type { HostedContext } from '@huiyin/process-host'
import { bindAccountability, accountability } from './service.js'

/** Accountability as a process of its own hosts it. */
export const hostedAccountability: HostedContext = {
  ...accountability,
  name: accountability.context,
  bind: ({ store, clock, countingOf, copies }) => bindAccountability({ store, clock, countingOf, copies }),
}
