import { Alert, Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action, NegativeListsOfUnit } from '../../shared/api/schema.generated.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { ProblemFields } from './problem-fields.js'

interface Filled {
  readonly nothingFound?: boolean
  readonly problems?: readonly object[]
}

interface HandInDrawerProps {
  readonly action: Action
  readonly of: Pick<NegativeListsOfUnit, 'campaign' | 'unitId' | 'listsId'>
  /** Whose list is entered from paper; null: one's own, or the unit's. */
  readonly personId: string | null
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The form of a negative list: problems, or that none was found. What was filled in stays until it was accepted. */
export const HandInDrawer = ({ action, of, personId, onClose, onAccepted }: HandInDrawerProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const [form] = Form.useForm<Filled>()
  const nothingFound = Form.useWatch('nothingFound', form) ?? false
  const { sending, send } = useCommand(action, onAccepted)
  const busy = sending.kind === 'sending'
  const submit = ({ problems = [], nothingFound: none = false }: Filled) =>
    void send({
      ...{ listsId: of.listsId, nothingFound: none, problems: none ? [] : problems },
      ...(personId === null ? {} : { personId }),
    })
  return (
    <CommandFrame title={t(`command.name.${action.command}`)} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form<Filled>
        {...{ form, disabled: busy, initialValues: { problems: [{}] } }}
        layout="vertical"
        scrollToFirstError
        onFinish={submit}
      >
        <Alert type="info" showIcon title={t('negativeLists.help')} className="form-help" />
        {personId === null ? null : <p>{t('negativeLists.forWhom', { who: labels.person(personId) })}</p>}
        <Form.Item name="nothingFound" valuePropName="checked">
          <Checkbox>{t('negativeLists.field.nothingFound')}</Checkbox>
        </Form.Item>
        {nothingFound ? null : (
          <ProblemFields
            {...{ campaign: of.campaign, unitId: of.unitId }}
            withResponsible={action.command === 'HandInUnitNegativeList'}
          />
        )}
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
