/** Native and Latin form of one part of a name. */
export type Part = readonly [native: string, latin: string];

const parts = (text: string): Part[] =>
  text.split(', ').map((pair) => {
    const [native = '', latin = native] = pair.split(' ');
    return [native, latin];
  });

/** Parts of invented names, general knowledge; the first of a list are the commoner ones. */
export const korean = {
  family: parts(
    '김 Kim, 이 Lee, 박 Park, 최 Choi, 정 Jeong, 강 Kang, 조 Cho, 윤 Yoon, 장 Jang, 임 Lim, 한 Han, 오 Oh, 서 Seo, 신 Shin, 권 Kwon, 황 Hwang, 안 Ahn, 송 Song',
  ),
  womenTo1959: parts(
    '영자 Young-ja, 순자 Soon-ja, 정숙 Jeong-suk, 영숙 Young-sook, 춘희 Chun-hee, 경자 Kyung-ja, 명숙 Myung-sook, 옥순 Ok-soon',
  ),
  womenTo1979: parts(
    '미경 Mi-kyung, 은주 Eun-ju, 현숙 Hyun-sook, 은경 Eun-kyung, 미영 Mi-young, 지영 Ji-young, 선영 Sun-young, 혜경 Hye-kyung, 윤희 Yoon-hee, 정아 Jeong-a',
  ),
  womenFrom1980: parts(
    '지혜 Ji-hye, 수진 Su-jin, 민정 Min-jeong, 유진 Yu-jin, 은지 Eun-ji, 서연 Seo-yeon, 하나 Ha-na, 보람 Bo-ram',
  ),
  men: parts(
    '영수 Young-su, 성호 Sung-ho, 정훈 Jung-hoon, 상우 Sang-woo, 동현 Dong-hyun, 준호 Jun-ho, 지훈 Ji-hoon, 민수 Min-su, 승현 Seung-hyun, 태영 Tae-young',
  ),
};

export const russian = {
  familyWoman: parts(
    'Иванова Ivanova, Смирнова Smirnova, Кузнецова Kuznetsova, Попова Popova, Соколова Sokolova, Лебедева Lebedeva, Козлова Kozlova, Новикова Novikova, Морозова Morozova, Волкова Volkova, Зайцева Zaytseva, Семёнова Semyonova',
  ),
  familyMan: parts(
    'Иванов Ivanov, Смирнов Smirnov, Кузнецов Kuznetsov, Попов Popov, Соколов Sokolov, Лебедев Lebedev, Козлов Kozlov, Новиков Novikov, Морозов Morozov, Волков Volkov, Зайцев Zaytsev, Семёнов Semyonov',
  ),
  women: parts(
    'Елена Elena, Ольга Olga, Наталья Natalya, Татьяна Tatyana, Светлана Svetlana, Ирина Irina, Анна Anna, Мария Maria, Екатерина Ekaterina, Галина Galina',
  ),
  men: parts(
    'Александр Aleksandr, Сергей Sergey, Дмитрий Dmitry, Андрей Andrey, Алексей Aleksey, Михаил Mikhail, Игорь Igor, Николай Nikolay',
  ),
  patronymicWoman: parts(
    'Сергеевна Sergeevna, Александровна Aleksandrovna, Ивановна Ivanovna, Владимировна Vladimirovna, Николаевна Nikolaevna, Михайловна Mikhaylovna',
  ),
  patronymicMan: parts(
    'Сергеевич Sergeevich, Александрович Aleksandrovich, Иванович Ivanovich, Владимирович Vladimirovich, Николаевич Nikolaevich, Михайлович Mikhaylovich',
  ),
};

export const vietnamese = {
  family: parts(
    'Nguyễn Nguyen, Trần Tran, Lê Le, Phạm Pham, Hoàng Hoang, Huỳnh Huynh, Phan Phan, Vũ Vu, Võ Vo, Đặng Dang, Bùi Bui, Đỗ Do, Hồ Ho, Ngô Ngo, Dương Duong',
  ),
  middleWoman: parts('Thị Thi, Ngọc Ngoc, Thu Thu, Thanh Thanh, Kim Kim, Bích Bich'),
  middleMan: parts('Văn Van, Đức Duc, Minh Minh, Quang Quang, Hữu Huu, Công Cong'),
  women: parts(
    'Hương Huong, Lan Lan, Hoa Hoa, Mai Mai, Hạnh Hanh, Thảo Thao, Linh Linh, Trang Trang, Phương Phuong, Hà Ha, Nga Nga, Yến Yen',
  ),
  men: parts(
    'Hùng Hung, Dũng Dung, Tuấn Tuan, Nam Nam, Long Long, Hải Hai, Sơn Son, Thắng Thang, Việt Viet, Khánh Khanh',
  ),
};

export const mongolian = {
  father: parts(
    'Батбаярын Batbayaryn, Ганбатын Ganbatyn, Болдын Boldyn, Доржийн Dorjiin, Баатарын Baataryn, Сүхбаатарын Sukhbaataryn, Энхбатын Enkhbatyn, Мөнхбатын Munkhbatyn, Пүрэвийн Pureviin, Очирын Ochiryn',
  ),
  women: parts(
    'Оюунчимэг Oyuunchimeg, Сарантуяа Sarantuya, Энхтуяа Enkhtuya, Алтанцэцэг Altantsetseg, Болормаа Bolormaa, Цэцэгмаа Tsetsegmaa, Мөнхзул Munkhzul, Номин Nomin, Солонго Solongo, Туяа Tuya',
  ),
  men: parts(
    'Батболд Batbold, Ганзориг Ganzorig, Тэмүүлэн Temuulen, Бат-Эрдэнэ Bat-Erdene, Отгонбаяр Otgonbayar, Энхболд Enkhbold, Гантулга Gantulga, Баярсайхан Bayarsaikhan, Чинзориг Chinzorig',
  ),
};

/** The official script is Latin; ʻ is U+02BB and is dropped in the passport form. */
export const uzbek = {
  familyMan: parts(
    'Karimov, Rahimov, Yusupov, Abdullayev, Ismoilov, Umarov, Xolmatov Kholmatov, Qodirov Kodirov, Saidov, Mirzayev, Ergashev, Toʻrayev Torayev',
  ),
  women: parts('Dilnoza, Gulnora, Nilufar, Malika, Zulfiya, Feruza, Shahnoza, Nodira, Munira, Mohira'),
  men: parts('Jasur, Sherzod, Bobur, Otabek, Aziz, Ulugʻbek Ulugbek, Rustam, Sardor, Farhod, Islom'),
};
