// One line a state, fields split by |:
// code | name | epidemic type | modelled or extrapolated | residents 2017 | slope per community kit and year.
// Read by state-slopes.ts, which says the source.
export const stateSlopeLines = `
AL|Alabama|Fentanyl|extrapolated|4874486|6.438578869e-05
AK|Alaska|RX|extrapolated|739700|0.0003149223419
AZ|Arizona|Heroin/RX|modelled|7044008|0.0002066455245
AR|Arkansas|RX|extrapolated|3001345|8.167529011e-05
CA|California|RX|modelled|39358497|6.037268173e-06
CO|Colorado|Heroin/RX|extrapolated|5611885|0.0001207546421
CT|Connecticut|Fentanyl|extrapolated|3573297|8.501172343e-05
DE|Delaware|Fentanyl|extrapolated|956823|0.0003306819879
FL|Florida|Fentanyl|extrapolated|20963613|1.529793962e-05
GA|Georgia|Fentanyl/RX|extrapolated|10410330|2.112685871e-05
HI|Hawaii|RX|extrapolated|1424393|0.0001735370026
ID|Idaho|RX|modelled|1717715|0.0001341585037
IL|Illinois|Fentanyl/heroin|modelled|12778828|1.006371178e-05
IN|Indiana|Fentanyl|extrapolated|6658078|4.716744864e-05
IA|Iowa|Fentanyl/RX|modelled|3141550|0.0002022512654
KS|Kansas|RX|extrapolated|2908718|8.367555854e-05
KY|Kentucky|Fentanyl|extrapolated|4452268|7.04272517e-05
LA|Louisiana|RX|extrapolated|4670560|5.0862891e-05
ME|Maine|Fentanyl|extrapolated|1334612|0.0002327602465
MD|Maryland|Fentanyl|extrapolated|6023868|5.004004704e-05
MA|Massachusetts|Fentanyl|modelled|6859789|2.441763025e-05
MI|Michigan|Fentanyl|extrapolated|9973114|3.094083225e-05
MN|Minnesota|Fentanyl/RX|extrapolated|5566230|3.927963853e-05
MS|Mississippi|RX|extrapolated|2988510|8.187097664e-05
MO|Missouri|Fentanyl|extrapolated|6106670|5.154391518e-05
MT|Montana|RX|extrapolated|1052482|0.0002294428561
NE|Nebraska|RX|extrapolated|1915947|0.0001271505188
NV|Nevada|RX|extrapolated|2969905|7.897456225e-05
NH|New Hampshire|Fentanyl|extrapolated|1348787|0.0002258911148
NJ|New Jersey|Fentanyl|extrapolated|8885525|3.368729113e-05
NM|New Mexico|Heroin/RX|extrapolated|2091784|0.0003417587649
NY|New York|Fentanyl|extrapolated|19589572|1.507219203e-05
NC|North Carolina|Fentanyl|modelled|10268233|4.343186271e-05
ND|North Dakota|RX|extrapolated|754942|0.0003139333539
OH|Ohio|Fentanyl|extrapolated|11659650|2.676854211e-05
OK|Oklahoma|RX|modelled|3931316|6.2671295e-05
OR|Oregon|Heroin/RX|modelled|4143625|6.738759881e-05
PA|Pennsylvania|Fentanyl|extrapolated|12787641|2.435600751e-05
RI|Rhode Island|Fentanyl|modelled|1055673|0.0003117358232
SC|South Carolina|Fentanyl/RX|modelled|5021268|4.471708497e-05
SD|South Dakota|RX|extrapolated|872868|0.0002866395171
TN|Tennessee|Fentanyl/RX|extrapolated|6708799|3.290736252e-05
TX|Texas|Heroin/RX|extrapolated|28295273|2.471963476e-05
UT|Utah|RX|extrapolated|3101042|8.015614117e-05
VT|Vermont|Fentanyl|extrapolated|624344|0.0004959247726
VA|Virginia|Fentanyl|extrapolated|8463587|3.666568695e-05
WA|Washington|Heroin/RX|modelled|7423362|9.109519839e-05
WV|West Virginia|Fentanyl|extrapolated|1817004|0.0001736404514
WI|Wisconsin|Fentanyl/heroin|extrapolated|5790186|3.79679827e-05
WY|Wyoming|RX|extrapolated|578931|0.0004146821695
`;
