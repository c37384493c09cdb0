/** The usual week, as a form sends it. */
export const USUAL_MINUTES = {
  monday: '150',
  tuesday: '150',
  wednesday: '150',
  thursday: '150',
  friday: '150',
  saturday: '330',
  sunday: '0',
};
