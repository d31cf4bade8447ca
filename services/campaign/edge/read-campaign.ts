import { campaignFile, campaignParameters, pairProblems, type CampaignInput } from '@huiyin/contracts/campaign'
import type { Mistake } from './mistake.js'
import { readYaml, sha256Of, type SourceFile } from './yaml-source.js'

/** A campaign's files as the command takes them. */
export type ReadConfiguration = Omit<CampaignInput<'ConfigureCampaign'>, 'campaignId'>

/** What became of reading a campaign: its configuration, or every mistake in its files. */
export type CampaignReading =
  | { readonly ok: true; readonly configuration: ReadConfiguration }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

const sourceOf = ({ name, bytes }: SourceFile) => ({ name, sha256: sha256Of(bytes) })

/**
 * Reads a campaign file and, where there is one, the parameters beside it. Refused as a whole when anything is wrong in
 * either or between them; both files are looked through before the answer is given.
 */
export const readCampaign = (file: SourceFile, parameters: SourceFile | null): CampaignReading => {
  const campaign = readYaml(file, campaignFile)
  const beside = parameters && readYaml(parameters, campaignParameters)
  const mistakes = [...(campaign.ok ? [] : campaign.mistakes), ...(beside && !beside.ok ? beside.mistakes : [])]
  if (!campaign.ok || (beside && !beside.ok)) return { ok: false, mistakes }
  const pair = beside ? pairProblems(beside.data, campaign.data).map((problem) => ({ ...problem, beside })) : []
  if (pair.length > 0) {
    return { ok: false, mistakes: pair.map(({ path, says, zh, beside: { at } }) => at(path, { says, zh })) }
  }
  const sources = [sourceOf(file), ...(parameters ? [sourceOf(parameters)] : [])]
  return { ok: true, configuration: { file: campaign.data, parameters: beside ? beside.data : null, sources } }
}
