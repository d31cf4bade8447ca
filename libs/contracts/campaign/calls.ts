import { z } from 'zod'
import { defineCall } from '../calls.js'
import { channelDefinition } from '../intake/channel.js'
import { code, id, instant } from '../shapes.js'
import { adoptedNotice } from './calendar-year.js'

const category = z.strictObject({ code: z.string(), zh: z.string(), en: z.string() })

/** What the campaign in force promises to whoever reports something. */
const promisedToReporters = defineCall({
  owner: 'campaign',
  call: 'promised-to-reporters',
  says: 'Working days and categories of the campaign in force, and the public holidays that were adopted; null: there is none.',
  asked: z.strictObject({ tenant: id }),
  answer: z
    .strictObject({
      registeringWorkingDays: z.number().nullable(),
      itemWorkingDays: z.number().nullable(),
      categories: z.array(category).readonly(),
      notices: z.array(adoptedNotice).readonly(),
    })
    .nullable(),
})

/** What campaigns make public, for the pages of citizens. */
const publicCampaigns = defineCall({
  owner: 'campaign',
  call: 'public-campaigns',
  says: 'Which campaigns of a tenant make what public, with the names of their categories.',
  asked: z.strictObject({ tenant: id }),
  answer: z
    .array(
      z.strictObject({
        campaign: z.string(),
        kinds: z.array(z.string()).readonly(),
        categories: z.array(category).readonly(),
      }),
    )
    .readonly(),
})

/** How a channel is defined, for programs that come by it. */
const channelOf = defineCall({
  owner: 'campaign',
  call: 'channel-of',
  says: 'A channel as it is defined for a tenant now, by itself or as everybody has it; null: it is not.',
  asked: z.strictObject({ tenant: id, code }),
  answer: channelDefinition.nullable(),
})

const servicesChangedAt = defineCall({
  owner: 'campaign',
  call: 'services-changed-at',
  says: 'When a campaign or a channel of a tenant was last set down; null: never.',
  asked: z.strictObject({ tenant: id }),
  answer: instant.nullable(),
})

/** What campaign answers to other processes. */
export const campaignCalls = { promisedToReporters, publicCampaigns, channelOf, servicesChangedAt } as const
