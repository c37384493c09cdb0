/** Two hours from Monday to Friday and three on Saturday, as a form sends them. */
export const USUAL_MINUTES = {
  monday: '120',
  tuesday: '120',
  wednesday: '120',
  thursday: '120',
  friday: '120',
  saturday: '180',
  sunday: '0',
};
