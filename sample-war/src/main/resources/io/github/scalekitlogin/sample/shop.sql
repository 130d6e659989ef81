-- SPDX-License-Identifier: Apache-2.0
create table if not exists shop_user (
    name varchar(40) primary key,
    password varchar(255) not null,
    email varchar(120) not null,
    given_name varchar(60) not null,
    family_name varchar(60) not null
);

create table if not exists shop_user_group (
    user_name varchar(40) not null,
    group_name varchar(40) not null,
    primary key (user_name, group_name)
);

create table if not exists shop_order (
    number varchar(12) primary key,
    user_name varchar(40) not null,
    item varchar(120) not null,
    quantity int not null,
    total decimal(10, 2) not null,
    placed date not null,
    status varchar(20) not null
);

merge into shop_order (number, user_name, item, quantity, total, placed, status) key (number) values
    ('FH-1042', 'alice', 'Oak garden bench', 1, 249.00, date '2026-03-02', 'Delivered'),
    ('FH-1077', 'alice', 'Beeswax candles, box of 12', 3, 53.70, date '2026-04-18', 'Shipped'),
    ('FH-1083', 'alice', 'Linen tablecloth', 2, 98.00, date '2026-05-06', 'Being packed'),
    ('FH-1061', 'bob', 'Enamel watering can', 1, 34.50, date '2026-03-27', 'Delivered'),
    ('FH-1090', 'bob', 'Herb seeds, set of 8', 2, 19.80, date '2026-05-11', 'Being packed');
