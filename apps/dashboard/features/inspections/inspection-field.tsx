import { Form, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { findingUploadPath } from '../../shared/api/ask-files.js'
import type { Named } from '../../shared/api/schema.generated.js'
import { EvidenceField } from '../../shared/files/evidence-field.js'
import { useCampaignName } from '../../shared/viewer/use-campaign-name.js'
import { useInspectionChoices, type Choices } from '../../shared/viewer/use-inspection-choices.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { NO_CAMPAIGN, OPTIONAL, type FieldName } from './inspection-forms.js'

interface InspectionFieldProps {
  readonly name: FieldName
  readonly inspectionId: string
  /** The campaign of the inspection, or the one that was chosen for it so far. */
  readonly choices: Choices
  /** What the kind of the inspection asks for all the same. */
  readonly required?: boolean
}

interface Option {
  readonly value: string
  readonly label: string
}

const SEARCHED = { optionFilterProp: 'label' }
const LONG = { minRows: 3, maxRows: 14 }

const useOptions = ({ name, choices }: InspectionFieldProps): readonly Option[] => {
  const labels = useLabels()
  const { units, people } = useSigned()
  const campaigns = useInspectionChoices()
  const campaignName = useCampaignName()
  const category = Form.useWatch<string | undefined>('category')
  const named = (list: readonly Named[]) =>
    list.map((one) => ({ value: one.code, label: `${one.code} ${one[labels.language]}` }))
  switch (name) {
    case 'campaign':
      return campaigns.map(({ campaign }) => ({ value: campaign ?? NO_CAMPAIGN, label: campaignName(campaign) }))
    case 'kind':
      return choices.kinds.map((one) => ({ value: one.code, label: one[labels.language] }))
    case 'keyDate':
      return choices.keyDates.map((one) => ({ value: one.code, label: one[labels.language] }))
    case 'category':
      return named(choices.categories)
    case 'manifestation':
      return named(choices.categories.find(({ code }) => code === category)?.manifestations ?? [])
    case 'violation':
      return named(choices.violations)
    case 'byUnitId':
    case 'unitId':
    case 'unitIds':
      return [...units.keys()].map((value) => ({ value, label: labels.unit(value) }))
    case 'team':
    case 'complainedOf':
      return [...people.values()]
        .filter(({ current }) => current || name === 'complainedOf')
        .map(({ personId: value, name: called, unitId }) => ({ value, label: `${called} · ${labels.unit(unitId)}` }))
    case 'benchmark':
    case 'done':
    case 'evidence':
    case 'happenedAt':
    case 'met':
    case 'place':
    case 'places':
    case 'plannedOn':
    case 'reason':
    case 'record':
    case 'saw':
    case 'text':
    case 'title':
      return []
  }
}

const controlOf = ({ name, inspectionId }: InspectionFieldProps, options: readonly Option[]): ReactElement => {
  switch (name) {
    case 'campaign':
    case 'kind':
    case 'keyDate':
    case 'manifestation':
    case 'violation':
    case 'byUnitId':
    case 'unitId':
      return <Select allowClear showSearch={SEARCHED} options={[...options]} />
    case 'category':
      return options.length > 0 ? (
        <Select allowClear showSearch={SEARCHED} options={[...options]} />
      ) : (
        <Input maxLength={80} />
      )
    case 'team':
    case 'unitIds':
    case 'complainedOf':
      return <Select mode="multiple" allowClear showSearch={SEARCHED} options={[...options]} />
    case 'places':
      return <Select mode="tags" open={false} suffixIcon={null} />
    case 'plannedOn':
      return <Input type="date" />
    case 'happenedAt':
      return <Input type="datetime-local" />
    case 'saw':
    case 'done':
    case 'record':
      return <Input.TextArea autoSize={LONG} maxLength={5_000} showCount />
    case 'evidence':
      return <EvidenceField path={findingUploadPath(inspectionId)} />
    case 'place':
      return <Input maxLength={80} autoComplete="off" />
    case 'benchmark':
    case 'met':
    case 'reason':
    case 'text':
    case 'title':
      return <Input maxLength={500} autoComplete="off" />
  }
}

/** One field of a form about an inspection; what a campaign has no choices for is not asked. */
export const InspectionField = (props: InspectionFieldProps) => {
  const { name, required = false } = props
  const { t } = useTranslation()
  const options = useOptions(props)
  if ((name === 'violation' || name === 'keyDate') && options.length === 0) return null
  if (name === 'manifestation' && options.length === 0 && !required) return null
  const label = t(`inspections.field.${name}`)
  const rules =
    OPTIONAL.has(name) && !required ? [] : [{ required: true, message: t('command.required', { field: label }) }]
  return (
    <Form.Item name={name} label={label} rules={rules}>
      {controlOf(props, options)}
    </Form.Item>
  )
}
