import type { HostedContext } from '@huiyin/process-host/hosting'
import { organisationAnswers } from './answers.js'
import { bindOrganisation, organisation } from './service.js'

/** The organisation as a process of its own hosts it. */
export const hostedOrganisation: HostedContext = {
  ...organisation,
  name: organisation.context,
  bind: ({ store, alone }) => bindOrganisation({ store, alone }),
  answers: organisationAnswers,
}
