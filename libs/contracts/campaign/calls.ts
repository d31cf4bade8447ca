import { z } from 'zod'
import { defineCall } from '../calls.js'
import { id } from '../shapes.js'
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

/** What campaign answers to other processes. */
export const campaignCalls = { promisedToReporters, publicCampaigns } as const
