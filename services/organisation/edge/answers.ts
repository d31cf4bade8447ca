import { answerAccessLog } from '@huiyin/access-log'
import { orUnwound } from '@huiyin/installation'
import { systemClock } from '@huiyin/kernel'
import { answerLogHead, answerSessions } from '@huiyin/nest-platform'
import type { ServiceAnswers, ServiceParts } from '@huiyin/process-host/hosting'
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

/** Accounts, sessions and the access log of an installation, kept where every instance finds them. */
export const organisationAnswers = (parts: ServiceParts): Promise<ServiceAnswers> =>
  orUnwound(async (opened) => {
    const { store, settings, lists } = parts
    const identity = await parts.openIdentity()
    opened(identity.close)
    const access = await parts.openAccessLog()
    opened(access.close)
    const sessions = organisationSessions({
      ...{ identity, lookUp: organisationFromLog(store), zoneOf: (tenant) => settings.of(tenant).zone },
      ...{ lists: lists.query as Lists, clock: systemClock },
    })
    return {
      calls: {
        ...answerSessions(sessions, { signIn: ['dashboard-api'], recognise: ASKED_BY_PEOPLE }),
        ...answerAccessLog(access, { note: ASKED_BY_PEOPLE, read: ['dashboard-api'] }),
        ...answerLogHead(store, ['dashboard-api']),
        ...organisationCalls({ store, lists: lists.query as Lists, settingsOf: settings.of, identity }),
      },
    }
  })
