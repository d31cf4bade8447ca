import { noting, remoteAccessLog } from '@huiyin/access-log'
import { PlatformModule, remoteSessions, type HttpHostOptions, type PlatformPorts } from '@huiyin/nest-platform'
import { faultFields } from './log.js'
import type { ServiceParts } from './service.js'

/** Milliseconds: somebody waits to be recognised; a stop waits for the last notes, and has 25 s in all. */
const RECOGNISED_WITHIN = 10_000
const NOTED_WITHIN = 5_000

const NO_COMMANDS: PlatformPorts['gateway'] = {
  definitions: {},
  send: async () => ({ ok: false, refusal: 'CommandUnknown', problems: [] }),
}

/**
 * What a context's process answers to signed-in people itself, passed on to it by dashboard-api: who they are it asks
 * organisation each time, and what they asked it notes there. Commands come by signed calls, not this way.
 */
export const answeringPeople = (
  { peerOf, clock, log }: Pick<ServiceParts, 'peerOf' | 'clock' | 'log'>,
  { questions, modules }: { questions: NonNullable<PlatformPorts['questions']>; modules: HttpHostOptions['modules'] },
): { readonly modules: HttpHostOptions['modules']; readonly close: () => Promise<void> } => {
  const organisation = peerOf('organisation', RECOGNISED_WITHIN)
  const access = remoteAccessLog({
    ...{ organisation: peerOf('organisation', NOTED_WITHIN), clock },
    onWaiting: ({ waiting, lost, fault }) =>
      log('warn', 'who asked what waits to be noted', { waiting, lost, ...(fault ? faultFields(fault) : {}) }),
  })
  const platform = PlatformModule.with({
    ...{ gateway: NO_COMMANDS, sessions: remoteSessions(organisation), cookie: { secure: true }, questions },
    onAsked: noting({ access }),
  })
  return { modules: [platform, ...modules], close: access.close }
}
