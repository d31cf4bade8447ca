import { useTranslation } from 'react-i18next'

/** Says that an objection waits for a decision; nothing where none does. */
export const ObjectionTag = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <span className="state state-warn">
      <span aria-hidden="true">⚑</span> {t('desk.objection')}
    </span>
  )
}
