import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { answerAccessLog, openAccessLog } from '@huiyin/access-log'
import { localIdentity } from '@huiyin/identity-local'
import { systemClock } from '@huiyin/kernel'
import { answerLogHead, answerSessions } from '@huiyin/nest-platform'
import { BadConfig, faultFields, type ServiceAnswers, type ServiceParts } from '@huiyin/process-host'
import type { ListQueries } from '@huiyin/read-model'
import { organisationFromLog } from '../application/look-up.js'
import type { AccountRow } from '../projections/accounts.js'
import type { AppointmentRow } from '../projections/appointments.js'
import type { UnitRow } from '../projections/units.js'
import { organisationCalls } from './calls.js'
import { organisationSessions } from './sessions.js'

type Lists = ListQueries<{
  readonly accounts: AccountRow
  readonly appointments: AppointmentRow
  readonly units: UnitRow
}>

/** Processes that are asked things by signed-in people, and note what they asked. */
const ASKED_BY_PEOPLE = ['dashboard-api', 'intake', 'rectification'] as const

/** Accounts, sessions and the access log of an installation, in a folder of this process alone. */
export const organisationAnswers = ({ config, store, clock, settings, lists, log }: ServiceParts): ServiceAnswers => {
  const { state } = config
  if (state === undefined) {
    throw new BadConfig(
      'organisation keeps passwords and accesses in a folder of its own: state is missing; HUIYIN_STATE',
    )
  }
  mkdirSync(state, { recursive: true, mode: 0o700 })
  const identity = localIdentity({ file: join(state, 'identity.db'), clock: systemClock })
  const onFault = (error: unknown) => log('error', 'the access log could not be written', faultFields(error))
  const access = openAccessLog({ folder: join(state, 'access'), store, clock, onFault })
  const sessions = organisationSessions({
    ...{ identity, lookUp: organisationFromLog(store), zoneOf: (tenant) => settings.of(tenant).zone },
    ...{ lists: lists.query as Lists, clock: systemClock },
  })
  return {
    calls: {
      ...answerSessions(sessions, { signIn: ['dashboard-api'], recognise: ASKED_BY_PEOPLE }),
      ...answerAccessLog(access, { note: ASKED_BY_PEOPLE, read: ['dashboard-api'] }),
      ...answerLogHead(store, ['dashboard-api']),
      ...organisationCalls({ lists: lists.query as Lists, settingsOf: settings.of, identity }),
    },
    close: async () => {
      await access.close()
      await identity.close()
    },
  }
}
