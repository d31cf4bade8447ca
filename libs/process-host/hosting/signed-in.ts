import { noting } from '@huiyin/access-log'
import { PlatformModule, remoteSessions, type HttpHostOptions, type PlatformPorts } from '@huiyin/nest-platform'
import { notedAccesses } from './noted-accesses.js'
import type { ServiceParts } from './service.js'

/** Milliseconds: somebody waits to be recognised. */
const RECOGNISED_WITHIN = 10_000

const NO_COMMANDS: PlatformPorts['gateway'] = {
  definitions: {},
  send: async () => ({ ok: false, refusal: 'CommandUnknown', problems: [] }),
}

/**
 * What a context's process answers to signed-in people itself, passed on to it by dashboard-api: who they are it asks
 * organisation each time, and what they asked it notes there. Commands come by signed calls, not this way.
 */
export const answeringPeople = (
  parts: Pick<ServiceParts, 'peerOf' | 'clock' | 'log'>,
  { questions, modules }: { questions: NonNullable<PlatformPorts['questions']>; modules: HttpHostOptions['modules'] },
): { readonly modules: HttpHostOptions['modules']; readonly close: () => Promise<void> } => {
  const organisation = parts.peerOf('organisation', RECOGNISED_WITHIN)
  const access = notedAccesses(parts)
  const platform = PlatformModule.with({
    ...{ gateway: NO_COMMANDS, sessions: remoteSessions(organisation), cookie: { secure: true }, questions },
    onAsked: noting({ access }),
  })
  return { modules: [platform, ...modules], close: access.close }
}
