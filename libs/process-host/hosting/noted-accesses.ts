import { remoteAccessLog, type RemoteAccessLog } from '@huiyin/access-log'
import { faultFields } from './log.js'
import type { ServiceParts } from './service.js'

/** Milliseconds: a stop waits for the last notes, and has 25 s in all. */
const NOTED_WITHIN = 5_000

/** Who asked what is noted by organisation; while that is away it waits in this process, whose log says so. */
export const notedAccesses = ({
  peerOf,
  log,
  clock,
}: Pick<ServiceParts, 'peerOf' | 'log' | 'clock'>): RemoteAccessLog =>
  remoteAccessLog({
    ...{ organisation: peerOf('organisation', NOTED_WITHIN), clock },
    onWaiting: ({ waiting, lost, fault }) =>
      log('warn', 'who asked what waits to be noted', { waiting, lost, ...(fault ? faultFields(fault) : {}) }),
  })
