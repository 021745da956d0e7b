import type { Chance } from './chance.ts';

// First names and surnames that could well stand together; nobody here is anybody.
const families: readonly (readonly [first: string, last: string])[] = [
  [
    'Tom Grace Callum Hannah Owen Bethan Rory Niamh Peter Alison Joan Stephen Lucy Mark Heather Colin',
    'Birkett Haldane Castellan Thornby Marwood Penhale Ludgrove Ashdown Kerrigan Pryce Fallowfield Stanbridge',
  ],
  [
    'Emily Jack Charlotte Ben Katie Martin Wendy Graham Sophie Ian Rosie Neil',
    'Oakshott Wetherly Tilbrook Copeman Larwood Dunmore Sedgley Rainbird Holloway-Crane Brundle',
  ],
  [
    'Amara Chidi Ngozi Kwame Abena Tunde Folake Emeka Adjoa Yaw',
    'Nwosu Oduya Adeyinka Boateng Asante Okonjo-Bell Eze Mensah Afolayan',
  ],
  [
    'Ayesha Imran Nadia Farhan Sumaiya Tariq Rukhsana Bilal Shabnam Yusuf',
    'Qureshi Rahmani Chowdhury Siddiq Begum Mirza Hussain-Lane Malik Choudhary',
  ],
  [
    'Priya Gurpreet Anil Harjit Meena Sanjay Kavita Jaspal',
    'Sandhu Patel Nair Gill Desai Bhatt Dhaliwal Rao',
  ],
  [
    'Agnieszka Marek Ioana Andrei Rasa Tomasz Elena Viktoras',
    'Wisniak Kowal Ionescu Petrauskas Dumitru Zielinska Balcius',
  ],
  ['Delroy Marcia Leon Shanice Winston Yvette', 'Pinnock Bramble Francis Lindo Roberts-Clarke Grandison'],
  ['Mei Wing Linh Rowena Jun Hoa', 'Cheung Lam Nguyen-Hart Santos Tran Yip'],
  ['Leyla Omar Hodan Emre Rania Abdi Zeynep Karim', 'Demir Warsame Haddad Yildiz Farah Nasser Aydin'],
  ['Sofia Paulo Chiara Rui Ana Matteo', 'Marchetti Teixeira Lombardo Fonseca Ferro Antunes'],
  ['Miriam Daniel Naomi Reuben Leah', 'Abelman Rosenthal Levinsky Sternfeld'],
].map(([first = '', last = '']) => [first, last]);

const lists = families.map(([first, last]) => ({ first: first.split(' '), last: last.split(' ') }));

/** A made-up name; now and then of two families, as names are. */
export function aName({ next, pick }: Chance): string {
  const family = next() < 0.4 ? pick(lists.slice(0, 2)) : pick(lists);
  const other = next() < 0.12 ? pick(lists) : family;
  return `${pick(family.first)} ${pick(other.last)}`;
}
