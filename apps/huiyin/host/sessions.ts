import { dayIn, type Clock } from '@huiyin/kernel'
import type { Identity } from '@huiyin/identity'
import type { Sessions, Viewer } from '@huiyin/nest-platform'
import { atOrAbove, rolesOn, scopeAt, type AppointmentRecord } from '@huiyin/contracts/organisation'
import type { OrganisationLookUp } from '@huiyin/organisation'
import type { Installation } from './installation.js'
import type { LiveSettings } from '@huiyin/process-host'

export interface SessionPorts {
  readonly identity: Identity
  readonly lookUp: OrganisationLookUp
  readonly settings: LiveSettings
  readonly lists: Installation['lists']
  readonly clock: Clock
}

const personName = async (lists: Installation['lists'], login: string, personId: string): Promise<string> => {
  const row = await lists.query
    .selectFrom('appointments')
    .select('person_name')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return row?.person_name ?? login
}

const tenantOf = async (lists: Installation['lists'], login: string): Promise<string | null> => {
  const row = await lists.query.selectFrom('accounts').select('tenant').where('login', '=', login).executeTakeFirst()
  return row?.tenant ?? null
}

const heldOn = (appointments: readonly AppointmentRecord[], day: string): AppointmentRecord | undefined =>
  appointments.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))

/**
 * Who is signed in, with the roles and units of today: asked of the organisation each time, so that a right that was
 * taken ends at once. Passwords and tokens are the identity's business.
 */
export const organisationSessions = (ports: SessionPorts): Sessions => {
  const { identity, lookUp, settings, lists, clock } = ports

  const viewerOf = async (token: string): Promise<Viewer | null> => {
    const session = await identity.session(token)
    const tenant = session && (await tenantOf(lists, session.login))
    if (!session || tenant === null) return null
    const snapshot = await lookUp.latest()
    const account = snapshot.accounts.get(session.login)
    if (!account) return null
    const day = dayIn(settings.of(tenant).zone, clock.now())
    const roles = rolesOn(account, day)
    if (roles.length === 0) return null
    const appointment = heldOn(snapshot.appointments.get(account.personId) ?? [], day)
    return {
      login: session.login,
      personId: account.personId,
      name: await personName(lists, session.login, account.personId),
      tenant,
      roles,
      postId: appointment?.postId ?? null,
      unitId: appointment?.unitId ?? null,
      unitIds: scopeAt(snapshot, account.personId, day).unitIds,
      atOrAbove: atOrAbove(snapshot, account.personId, day),
    }
  }

  return {
    viewerOf,
    signIn: async (login, password, address) => {
      const answer = await identity.signIn({ login, password, address })
      if (answer.ok) return { token: answer.token }
      if (answer.refusal === 'TooManyAttempts') return { refusal: answer.refusal, retryAfterSeconds: answer.seconds }
      return { refusal: answer.refusal }
    },
    signOut: (token) => identity.signOut(token),
  }
}
