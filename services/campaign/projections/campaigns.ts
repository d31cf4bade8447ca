import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { configurationOf } from '../domain/campaign/configuration.js'
import { campaignEvents, type CampaignEvent, type Configuration } from '../domain/campaign/events.js'
import { maskedDates } from '../domain/campaign/masked-dates.js'

const columns = {
  campaign_id: 'text',
  /** The root unit; a campaign belongs to the whole of it. */
  tenant: 'text',
  document: 'text',
  title_zh: 'text',
  title_en: 'text',
  /** configured, active, then consolidating, normal or ended. */
  state: 'text',
  /** The version in force; null before activation. */
  version: 'nullableInteger',
  /** The latest configuration, in force or not. */
  latest_version: 'integer',
  in_force_from: 'nullableText',
  period_from: 'nullableText',
  period_to: 'nullableText',
  ended_on: 'nullableText',
  item_working_days: 'nullableInteger',
  registering_working_days: 'nullableInteger',
  minimum_sample: 'nullableInteger',
  /** From how many transfers an item is passed round, and after how many working days it lies still; null: not said. */
  kick_ball_transfers: 'nullableInteger',
  idle_working_days: 'nullableInteger',
  /** Within how many days a visit is a repeat, and from how many levels up one leaps; null: not noticed. */
  repeat_visit_days: 'nullableInteger',
  leapfrog_levels: 'nullableInteger',
  /** From how many reports and coordinations on a matter is old and hard; null: not noticed. */
  old_and_hard_reports: 'nullableInteger',
  old_and_hard_coordinations: 'nullableInteger',
  /** JSON: what has to be reported upward as a major problem; null: nothing. */
  major_problems: 'nullableText',
  /** What of it is public, as a JSON list of kinds; an empty one: nothing. */
  public_kinds: 'text',
  /** Masked dates of the latest configuration that are still to be filled in: JSON list of path, says, zh. */
  masked: 'text',
  /** JSON lists of the version in force, or of the latest configuration before activation. */
  phases: 'text',
  categories: 'text',
  channels: 'text',
  modes: 'text',
  /** JSON: violations, key dates, kinds of inspection, days for a claim made on the spot; null: nothing is said. */
  inspections: 'nullableText',
  /** Every value an installation added, assumed or decided, with the reason. */
  marks: 'text',
  /** JSON list of task cards with their deadlines; empty before activation. */
  tasks: 'text',
  position: 'integer',
} as const

export type CampaignRow = ListRowOf<typeof columns>

type Of<T extends CampaignEvent['type']> = Extract<CampaignEvent, { type: T }>['data']

const workingDays = (rule: Configuration['deadlines']['item']): number | null =>
  rule?.kind === 'workingDays' ? rule.n : null

const cells = ({ title, period, deadlines, ...configuration }: Configuration) => ({
  document: configuration.document,
  title_zh: title.zh,
  title_en: title.en,
  period_from: period.from,
  period_to: period.to,
  item_working_days: workingDays(deadlines.item),
  registering_working_days: workingDays(deadlines.registering),
  minimum_sample: configuration.minimumSample,
  kick_ball_transfers: configuration.noticed?.kickBallTransfers ?? null,
  idle_working_days: configuration.noticed?.idleWorkingDays ?? null,
  repeat_visit_days: configuration.repeatVisit?.days ?? null,
  leapfrog_levels: configuration.noticed?.leapfrogLevels ?? null,
  old_and_hard_reports: configuration.noticed?.oldAndHard?.reports ?? null,
  old_and_hard_coordinations: configuration.noticed?.oldAndHard?.coordinations ?? null,
  major_problems: configuration.majorProblems ? JSON.stringify(configuration.majorProblems) : null,
  public_kinds: JSON.stringify(configuration.publication?.kinds ?? []),
  phases: JSON.stringify(configuration.phases),
  categories: JSON.stringify(configuration.categories),
  channels: JSON.stringify(configuration.channels),
  modes: JSON.stringify(configuration.modes),
  inspections: configuration.inspections ? JSON.stringify(configuration.inspections) : null,
  marks: JSON.stringify(configuration.marks),
})

/** A configuration shows at once while nothing is in force; later it only counts as a newer one that waits. */
const configured = (row: CampaignRow | null, data: Of<'CampaignConfigured'>, at: FactAt): CampaignRow => {
  const masked = JSON.stringify(maskedDates(data.file, data.parameters))
  const waiting = { latest_version: data.version, masked, position: at.position }
  if (row && row.version !== null) return { ...row, ...waiting }
  return {
    campaign_id: at.streamId,
    tenant: at.tenant,
    state: 'configured',
    version: null,
    in_force_from: null,
    ended_on: null,
    tasks: '[]',
    ...cells(configurationOf(data)),
    ...waiting,
  }
}

const inForce = (row: CampaignRow, data: Of<'CampaignActivated'> | Of<'CampaignAmended'>): CampaignRow => ({
  ...row,
  ...cells(data),
  state: 'active',
  version: data.version,
  in_force_from: data.from,
  tasks: JSON.stringify(data.tasks),
})

/** Every campaign with its state, version and what it says: categories, channels, phases, task cards. */
export const campaigns = defineList({
  name: 'campaigns',
  says: 'One row a campaign: state, version, period, catalogue, task cards.',
  from: campaignEvents,
  columns,
  key: 'campaign_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'campaigns are about no item' },
  indexes: [['tenant', 'state']],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    switch (event.type) {
      case 'CampaignConfigured':
        return configured(row, event.data, at)
      case 'CampaignActivated':
      case 'CampaignAmended':
        return row && { ...inForce(row, event.data), position: at.position }
      case 'CampaignEnded': {
        const { on, after } = event.data
        return row && { ...row, state: after ?? 'ended', ended_on: on, position: at.position }
      }
    }
  },
})
