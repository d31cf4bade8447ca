import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from './yaml-source.js'
import { readCampaign, type CampaignReading } from './read-campaign.js'

const CAMPAIGN_FILE = /^([A-Za-z0-9_-]+)\.yaml$/

const sourceIn = (folder: string, name: string): SourceFile => ({ name, bytes: readFileSync(join(folder, name)) })

/** The ids of the campaigns in a folder: `s3.yaml` and, where it lies beside, `s3.parameters.yaml`. */
export const campaignsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .flatMap((name) => CAMPAIGN_FILE.exec(name)?.[1] ?? [])
    .sort()

/** Reads one campaign of a folder with its parameters, where there are any. Throws when the file does not exist. */
export const readCampaignFrom = (folder: string, id: string): CampaignReading => {
  const parameters = `${id}.parameters.yaml`
  return readCampaign(
    sourceIn(folder, `${id}.yaml`),
    existsSync(join(folder, parameters)) ? sourceIn(folder, parameters) : null,
  )
}
