import { z } from 'zod'
import { defineCommands, type InputOf } from '../command.js'
import { day, id, line, sha256Hex } from '../shapes.js'
import { channelDefinition } from '../intake/channel.js'
import { replyTemplate } from '../intake/reply-template.js'
import { handlingMode } from '../rectification/handling-mode.js'
import { ledgerKind } from '../rectification/ledger-kind.js'
import { calendarYear } from './calendar-year.js'
import { campaignFile } from './file.js'
import { mapLayer } from './map-layer.js'
import { campaignParameters, pairProblems } from './parameters.js'

const campaign = { campaignId: id }

/** What becomes of items that are open when a campaign is amended: they keep their version or take the new one (K28). */
export const OPEN_ITEMS = ['stays', 'moves'] as const

/** A file a configuration was read from, so that it can be told whether a file is the one that was read. */
const source = z.object({ name: line, sha256: sha256Hex })

const configuration = z
  .object({
    ...campaign,
    file: campaignFile,
    parameters: campaignParameters.nullable(),
    sources: z.array(source).min(1).max(2),
  })
  .superRefine(({ file, parameters }, context) => {
    for (const { path, says, zh } of parameters ? pairProblems(parameters, file) : []) {
      context.addIssue({ code: 'custom', path: ['parameters', ...path], message: says, params: { zh } })
    }
  })

export const campaignCommands = defineCommands({
  ConfigureCampaign: {
    says: 'A campaign gets a configuration; each is a new version, and none is in force by this alone.',
    zh: '配置活动',
    roles: ['administrator', 'system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S0-26', 'S2-04', 'S3-01'],
    input: configuration,
  },
  ActivateCampaign: {
    says: 'The campaign begins with its latest configuration; masked dates must have been filled in.',
    zh: '启动活动',
    roles: ['administrator', 'leader', 'system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S0-26', 'S0-42', 'S1-17'],
    input: z.object({ ...campaign, from: day }),
  },
  AmendCampaign: {
    says: 'A newer configuration takes the place of the one in force, and says what becomes of open items.',
    zh: '调整活动方案',
    roles: ['administrator', 'leader'],
    scope: 'any',
    lateDays: 30,
    requirements: [],
    input: z.object({ ...campaign, from: day, openItems: z.enum(OPEN_ITEMS), reason: line }),
  },
  EndCampaign: {
    says: 'The campaign is over; what stands for ever goes on.',
    zh: '结束活动',
    roles: ['administrator', 'leader'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S0-27', 'S1-91', 'S2-06'],
    input: z.object({ ...campaign, on: day }),
  },
  DefineChannel: {
    says: 'A channel of the tenant is defined: what is asked of a report, how its clock runs, what a reply answers.',
    zh: '设置渠道',
    roles: ['administrator', 'system'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S4-31', 'S4-32', 'S4-33', 'S3-21', 'S3-60'],
    input: z.strictObject({ channel: channelDefinition }),
  },
  DefineHandlingMode: {
    says: 'A handling mode of the tenant is defined: what it demands before the work may be said done.',
    zh: '设置办理方式',
    roles: ['administrator', 'system'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-39', 'S3-40', 'S3-41', 'S2-10', 'S4-42'],
    input: z.strictObject({ mode: handlingMode }),
  },
  DefineLedgerKind: {
    says: 'A kind of ledger of the tenant is defined: what an entry has to say before it stands in it.',
    zh: '设置台账种类',
    roles: ['administrator', 'system'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-23', 'S3-24', 'S4-63', 'S4-93'],
    input: z.strictObject({ ledger: ledgerKind }),
  },
  DefineReplyTemplate: {
    says: 'A template of replies is defined: where a matter has to stand for it to be offered, and its words.',
    zh: '设置答复模板',
    roles: ['administrator', 'system'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S0-79'],
    input: z.strictObject({ template: replyTemplate }),
  },
  AdoptCalendarYear: {
    says: 'The notice on the public holidays of a year is adopted: deadlines are counted by it, and running ones anew.',
    zh: '采用节假日安排',
    roles: ['administrator', 'system'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-14'],
    input: z.strictObject({ calendarYear }),
  },
  DefineMapLayer: {
    says: 'A layer of the map is defined: the areas of cells or of units, by their code.',
    zh: '设置地图图层',
    roles: ['administrator', 'system'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-56'],
    input: z.strictObject({ layer: mapLayer }),
  },
})

export type CampaignInput<N extends keyof typeof campaignCommands> = InputOf<typeof campaignCommands, N>
