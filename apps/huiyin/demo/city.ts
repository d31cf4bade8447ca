import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { SendCommand } from '@huiyin/messaging'
import { SYSTEM } from '@huiyin/messaging'
import type { AccountRole } from '@huiyin/contracts/organisation'
import { readCampaignFrom } from '@huiyin/campaign'
import { dayIn, type Day, type Instant } from '@huiyin/kernel'

/** The tenant of the demonstration; nothing in it exists. */
export const DEMO = {
  tenant: 'demo-city',
  zone: 'Asia/Shanghai',
  calendar: 'cn@2026.1',
  campaign: 's3',
} as const

/** Everybody who can sign in: login, what they are, where they are appointed. */
export interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly roles: readonly AccountRole[]
  readonly unitId: string
  readonly rank: 'principal' | 'deputy' | 'member'
}

export const BUREAUS = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `demo-bureau-${n}`)
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八']

const cityPeople: readonly DemoPerson[] = [
  { login: 'operator', name: '受理员（示范）', roles: ['operator'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'dispatcher', name: '交办员（示范）', roles: ['dispatcher'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'acceptance', name: '验收人（示范）', roles: ['acceptanceOfficer'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'supervisor', name: '督导员（示范）', roles: ['supervisor'], unitId: DEMO.tenant, rank: 'member' },
  {
    login: 'discipline',
    name: '纪检监察员（示范）',
    roles: ['disciplineOfficer'],
    unitId: DEMO.tenant,
    rank: 'member',
  },
  { login: 'leader', name: '市领导（示范）', roles: ['leader'], unitId: DEMO.tenant, rank: 'principal' },
  { login: 'evaluation', name: '考评办（示范）', roles: ['evaluationOffice'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'auditor', name: '审计员（示范）', roles: ['auditor'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'admin', name: '管理员（示范）', roles: ['administrator'], unitId: DEMO.tenant, rank: 'member' },
]

const bureauPeople: readonly DemoPerson[] = BUREAUS.flatMap((unitId, index) => {
  const bureau = `示范${NUMERALS[index]}局`
  return [
    { login: `handler${index + 1}`, name: `${bureau}经办人`, roles: ['handler'], unitId, rank: 'member' },
    { login: `principal${index + 1}`, name: `${bureau}负责人`, roles: ['unitPrincipal'], unitId, rank: 'principal' },
  ] satisfies DemoPerson[]
})

/** Everybody of the demonstration. */
export const PEOPLE: readonly DemoPerson[] = [...cityPeople, ...bureauPeople]
export const personIdOf = ({ login }: DemoPerson): string => `demo-${login}`

/** Sends one command of the setting-up as the product itself; a refusal here is a fault of the demonstration. */
const bySystem = (send: SendCommand, at: Instant) => async (name: string, input: object) => {
  const commandId = randomUUID()
  const answer = await send({
    name,
    input,
    commandId,
    tenant: DEMO.tenant,
    actor: SYSTEM,
    occurred: { at, zone: DEMO.zone, precision: 'instant' },
    correlation: commandId,
    causation: commandId,
  })
  if (!answer.ok)
    throw new Error(`the demonstration could not ${name}: ${answer.refusal} ${JSON.stringify(answer.problems)}`)
}

const campaigns = join(dirname(createRequire(import.meta.url).resolve('@huiyin/host/package.json')), '../../campaigns')

const readDemoCampaign = () => {
  const reading = readCampaignFrom(campaigns, DEMO.campaign)
  if (!reading.ok) throw new Error(`campaigns/${DEMO.campaign}: ${JSON.stringify(reading.mistakes)}`)
  return reading.configuration
}

/** The units of the demonstration, from the campaign's parameters, parents first. */
const unitsOf = ({ parameters }: ReturnType<typeof readDemoCampaign>) => parameters?.units?.tree ?? []

const levelOf = (code: string, parent: string | null): string => {
  if (parent === null) return 'city'
  if (parent === DEMO.tenant) return code.includes('county') ? 'county' : 'bureau'
  return parent === 'demo-county' ? 'township' : 'section'
}

/** Sets up the city: units, people, accounts and the campaign in force from this day. */
export const setUpCity = async (
  send: SendCommand,
  settle: () => Promise<void>,
  now: Instant,
  from: Day,
): Promise<void> => {
  const does = bySystem(send, now)
  const configuration = readDemoCampaign()
  for (const { code, parent, name_zh: name, name_en: nameEn } of unitsOf(configuration)) {
    await does('CreateUnit', {
      unitId: code,
      validFrom: from,
      name,
      nameEn,
      parentId: parent,
      level: levelOf(code, parent),
    })
  }
  for (const person of PEOPLE) {
    const personId = personIdOf(person)
    await does('AddPerson', { personId, name: person.name, validFrom: from })
    const post = { postId: `post-${person.login}`, postTitle: person.name, unitId: person.unitId, rank: person.rank }
    await does('AppointPerson', { personId, ...post, validFrom: from, validTo: null })
    await does('OpenAccount', { login: person.login, validFrom: dayIn(DEMO.zone, now), personId, roles: person.roles })
  }
  await does('ConfigureCampaign', { campaignId: DEMO.campaign, ...configuration })
  await does('ActivateCampaign', { campaignId: DEMO.campaign, from })
  await settle()
}
