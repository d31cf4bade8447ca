import { dayIn, type Day } from '@huiyin/kernel'
import {
  responsibilities,
  responsibleAbove,
  type AppointmentRecord,
  type OrganisationSnapshot,
  type Portfolio,
  type PostRank,
  type ResponsibilityStep,
  type UnitRecord,
} from '@huiyin/contracts/organisation'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import type { AppointmentListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'

/** Somebody who answers for a unit. `as`: first responsible, or for what is his beside his own work (一岗双责). */
export interface Responsible {
  readonly personId: string
  readonly postId: string
  readonly postTitle: string
  readonly as: 'firstResponsible' | 'dual'
  readonly validFrom: Day
  readonly validTo: Day | null
}

export interface PortfolioLine {
  readonly portfolioId: string
  readonly personId: string
  readonly name: string
  readonly nameEn: string | null
  readonly unitIds: readonly string[]
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** One line of the register: the unit has the main responsibility (主体责任), and these persons answer for it. */
export interface ResponsibilityLine {
  readonly unitId: string
  readonly level: string
  readonly people: readonly Responsible[]
  readonly portfolios: readonly PortfolioLine[]
  readonly vacant: boolean
}

export interface ResponsibilityRegister {
  readonly day: Day
  readonly units: readonly ResponsibilityLine[]
  readonly asOf: AnswerAsOf
}

const recordOf = (row: AppointmentListRow): AppointmentRecord => ({
  ...{ postId: row.post_id, postTitle: row.post_title, unitId: row.unit_id, rank: row.rank as PostRank },
  ...{ validFrom: row.valid_from, validTo: row.valid_to },
})

interface Known {
  readonly snapshot: OrganisationSnapshot
  readonly portfolios: readonly Portfolio[]
}

/** The organisation of a tenant as its lists have it. */
const knownOf = async ({ lists }: DashboardPorts, tenant: string): Promise<Known> => {
  const units = await lists.selectFrom('units').select(['unit_id', 'record']).where('tenant', '=', tenant).execute()
  const rows = await lists.selectFrom('appointments').selectAll().where('tenant', '=', tenant).execute()
  const given = await lists.selectFrom('portfolios').selectAll().where('tenant', '=', tenant).execute()
  const appointments = new Map<string, readonly AppointmentRecord[]>()
  for (const row of rows) appointments.set(row.person_id, [...(appointments.get(row.person_id) ?? []), recordOf(row)])
  return {
    snapshot: {
      units: new Map(units.map(({ unit_id: unitId, record }) => [unitId, JSON.parse(record) as UnitRecord])),
      ...{ appointments, accounts: new Map() },
    },
    portfolios: given.map((row) => ({
      ...{ personId: row.person_id, portfolioId: row.portfolio_id, name: row.name, nameEn: row.name_en },
      ...{ unitId: row.unit_id, unitIds: JSON.parse(row.unit_ids) as readonly string[] },
      ...{ validFrom: row.valid_from, validTo: row.valid_to },
    })),
  }
}

/** S2-63, S3-47, S4-67: who answers for each unit today, level by level; units without a first responsible are marked. */
export const findResponsibilities = async (
  ports: DashboardPorts,
  viewer: Viewer,
): Promise<QuestionAnswer<ResponsibilityRegister>> => {
  const asOf = await caughtUp(ports, 'lists')
  const day = dayIn(ports.zoneOf(viewer.tenant), asOf.at)
  const { snapshot, portfolios } = await knownOf(ports, viewer.tenant)
  const daysOf = (personId: string, postId: string) =>
    (snapshot.appointments.get(personId) ?? []).find(
      (one) => one.postId === postId && one.validFrom <= day && (one.validTo === null || day <= one.validTo),
    )
  const units = responsibilities(snapshot, portfolios, day).map((unit): ResponsibilityLine => ({
    ...{ unitId: unit.unitId, level: unit.level, vacant: unit.isVacant, portfolios: unit.portfolios },
    people: unit.leaders.flatMap(({ personId, postId, postTitle, rank }) => {
      const held = daysOf(personId, postId)
      if (!held) return []
      const { validFrom, validTo } = held
      return [
        { personId, postId, postTitle, as: rank === 'principal' ? 'firstResponsible' : 'dual', validFrom, validTo },
      ]
    }),
  }))
  return answered({ day, units, asOf })
}

/** Who answers for an entry today: the responsible person, the leaders of portfolios, the first responsible of each level. */
export const responsibleFor = async (
  ports: DashboardPorts,
  { tenant, asOf }: { readonly tenant: string; readonly asOf: AnswerAsOf },
  entry: { readonly unit_id: string; readonly person_id: string | null } | null,
): Promise<readonly ResponsibilityStep[]> => {
  if (!entry) return []
  const { snapshot, portfolios } = await knownOf(ports, tenant)
  const day = dayIn(ports.zoneOf(tenant), asOf.at)
  return responsibleAbove(snapshot, portfolios, { unitId: entry.unit_id, personId: entry.person_id, day })
}
