import type { HostedContext } from '@huiyin/process-host/hosting'
import { rectificationAnswers } from './answers.js'
import { bindRectification, rectification } from './service.js'

/** Rectification as a process of its own hosts it. */
export const hostedRectification: HostedContext = {
  ...rectification,
  name: rectification.context,
  bind: ({ store, clock, countingOf, copies, vault, files }) =>
    bindRectification({ store, clock, countingOf, copies, vault, files }),
  answers: rectificationAnswers,
}
